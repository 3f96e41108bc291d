# tiles.gp: two to four figures side by side, without an axis.
# DATA: seq value_label unit label detail role(lead|derived)
P=ARG1; META=ARG2; DATA=ARG3; OUT=ARG4; FMT=ARG5; load P.'/theme.gp'
set lmargin at screen 0; set rmargin at screen 1; set tmargin at screen 1; set bmargin at screen 0
set xrange [0:W]; set yrange [H:0]
GAP = 40.0; TW = (RIGHT-LEFT-GAP*(nrow-1))/nrow; IN = 36
tx(i) = LEFT + (i-1)*(TW+GAP)
T0 = 270; T1 = 890
derived(n) = strcol(n) eq "derived"
BIG = nrow <= 2 ? 170 : nrow == 3 ? 130 : 100
plot DATA using (tx($1)+TW/2):((T0+T1)/2):(tx($1)):(tx($1)+TW):(T0):(T1) skip 1 with boxxyerror lc rgb "#F3F5F7", \
     DATA using (derived(6) ? NaN : tx($1)+TW/2):(T0):(tx($1)):(tx($1)+TW):(T0):(T0+10):(fill(strcol(6))) skip 1 with boxxyerror lc rgb variable, \
     DATA using (derived(6) ? tx($1) : NaN):(T0+5):(TW):(0) skip 1 with vectors nohead lw 6 dt 2 lc rgb INK2, \
     DATA using (tx($1)+IN):(T0+90):4 skip 1 with labels left font FB(F_LAB) tc rgb INK, \
     DATA using (tx($1)+IN):(T0+290):2 skip 1 with labels left font FB(BIG) tc rgb C_BLUE, \
     DATA using (tx($1)+IN):(T0+430):3 skip 1 with labels left font FB(F_VAL) tc rgb INK, \
     DATA using (tx($1)+IN):(T0+535):5 skip 1 with labels left font FT(F_SMALL) tc rgb INK2
