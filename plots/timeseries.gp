# timeseries.gp: one measure over periods.
# DATA: kind(tick|point|last) seq period_label year value(NaN: missing) value_label status(reported|derived|missing) side
#       side: the value stands above its point (1), below (-1), above and left (l) or right (r); of last: px of its text
# META: vmin vmax, ends of the axis; ylab, its heading; annot1 annot2, the change and what it is against
P=ARG1; META=ARG2; DATA=ARG3; OUT=ARG4; FMT=ARG5; load P.'/theme.gp'
is(n,s) = strcol(n) eq s
stats DATA using (is(1,"point") ? $2 : NaN) skip 1 nooutput
np = STATS_max
RM = 1400
digits = 6                                 # of the widest tick; more need a wider margin
stats DATA using (is(1,"tick") && strlen(strcol(6)) > digits ? (digits=strlen(strcol(6))) : 0) skip 1 nooutput
set lmargin at screen px(190+(digits-6)*16); set rmargin at screen px(RM)
set tmargin at screen py(262); set bmargin at screen py(832)
set yrange [vmin:vmax]
pad = np <= 3 ? 0.35 : (np-1)*0.06
set xrange [1-pad:np+pad*0.03]
set label 21 ylab at screen px(LEFT),py(222) left font FT(F_SMALL) tc rgb INK2
few = np < 6
DT = few ? 2 : 1                           # `dt ( )` would be read as a dash pattern
SOLID = (few ? 4.0 : np <= 40 ? 2.4 : 1.6)*PSF
hollow(n) = strcol(n) eq "derived"
plot DATA using (is(1,"tick") ? 1-pad : NaN):5:(np+pad*0.03-1+pad):(0) skip 1 with vectors nohead lw 1.5 lc rgb "#D0D5DA", \
     DATA using (is(1,"tick") && $5 == 0 ? 1-pad : NaN):5:(np+pad*0.03-1+pad):(0) skip 1 with vectors nohead lw 2.5 lc rgb INK2, \
     DATA using (is(1,"tick") ? 1-pad : NaN):5:6 skip 1 with labels right offset screen dx(-14),0 font FT(F_AXIS) tc rgb INK2, \
     DATA using (is(1,"point") ? $2 : NaN):5 skip 1 with lines lw 5 lc rgb C_BLUE dt DT, \
     DATA using (is(1,"point") && hollow(7) ? $2 : NaN):5 skip 1 with points pt 7 ps 4.0*PSF lc rgb C_BLUE, \
     DATA using (is(1,"point") && hollow(7) ? $2 : NaN):5 skip 1 with points pt 7 ps 2.4*PSF lc rgb PAPER, \
     DATA using (is(1,"point") && is(7,"reported") ? $2 : NaN):5 skip 1 with points pt 7 ps SOLID lc rgb C_BLUE, \
     DATA using (is(1,"last") ? $2 : NaN):5 skip 1 with points pt 7 ps 4.4*PSF lc rgb C_BLUE, \
     DATA using (is(1,"point") && is(8,"1") ? $2 : NaN):5:6 skip 1 with labels center offset screen 0,dy(44) font FB(few ? F_LAB : F_SMALL) tc rgb INK, \
     DATA using (is(1,"point") && is(8,"-1") ? $2 : NaN):5:6 skip 1 with labels center offset screen 0,dy(-44) font FB(few ? F_LAB : F_SMALL) tc rgb INK, \
     DATA using (is(1,"point") && is(8,"l") ? $2 : NaN):5:6 skip 1 with labels right offset screen dx(14),dy(44) font FB(F_LAB) tc rgb INK, \
     DATA using (is(1,"point") && is(8,"r") ? $2 : NaN):5:6 skip 1 with labels left offset screen dx(-14),dy(44) font FB(F_LAB) tc rgb INK, \
     DATA using (is(1,"last") && is(8,"60") ? $2 : NaN):5:6 skip 1 with labels left offset screen dx(34),0 font FB(F_TITLE) tc rgb C_BLUE, \
     DATA using (is(1,"last") && is(8,"46") ? $2 : NaN):5:6 skip 1 with labels left offset screen dx(34),0 font FB(F_VAL) tc rgb C_BLUE, \
     DATA using (is(1,"last") && is(8,"38") ? $2 : NaN):5:6 skip 1 with labels left offset screen dx(34),0 font FB(F_LAB) tc rgb C_BLUE, \
     DATA using (is(1,"last") ? $2 : NaN):5:(annot1) skip 1 with labels left offset screen dx(34),dy(-62) font FB(F_LAB) tc rgb BURNT, \
     DATA using (is(1,"last") ? $2 : NaN):5:(annot2) skip 1 with labels left offset screen dx(34),dy(-110) font FT(F_SMALL) tc rgb INK2, \
     DATA using (is(1,"point") ? $2 : NaN):(vmin):3 skip 1 with labels center offset screen 0,dy(-36) font FT(few ? F_LAB : F_AXIS) tc rgb INK, \
     DATA using (is(1,"point") ? $2 : NaN):(vmin):4 skip 1 with labels center offset screen 0,dy(-80) font FT(F_AXIS) tc rgb INK2
