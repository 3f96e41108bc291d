# scorecard.gp: counts by verdict, a row of squares a sort of relation, and what does not hold.
# DATA: kind(card|sort|square|finding) status x0 y0 x1 y1 label value(of a square: mark|plain), px from the top left
P=ARG1; META=ARG2; DATA=ARG3; OUT=ARG4; FMT=ARG5; load P.'/theme.gp'
set lmargin at screen 0; set rmargin at screen 1; set tmargin at screen 1; set bmargin at screen 0
set xrange [0:W]; set yrange [H:0]
is(n,s) = strcol(n) eq s
tone(s) = rgb(s eq "pass" ? C_TEAL : s eq "rounding" ? C_MID : s eq "fail" ? C_PINK : s eq "review" ? C_ORANGE : "#6B747A")
sign(s) = s eq "pass" ? "✓" : s eq "rounding" ? "≈" : s eq "fail" ? "×" : s eq "review" ? "?" : "–"
ink(s) = rgb(s eq "review" ? INK : PAPER)
marked(n) = strcol(n) eq "mark"                # gnuplot keeps the last row's text for an empty cell at a line's end
plot DATA using (is(1,"card") ? ($3+$5)/2 : NaN):(($4+$6)/2):3:5:4:6 skip 1 with boxxyerror lc rgb "#F3F5F7", \
     DATA using (is(1,"card") ? ($3+$5)/2 : NaN):4:3:5:4:($4+8):(is(2,"none") ? rgb(RULE) : tone(strcol(2))) skip 1 with boxxyerror lc rgb variable, \
     DATA using (is(1,"card") ? $3+24 : NaN):($4+44):7 skip 1 with labels left font FT(F_SMALL) tc rgb INK2, \
     DATA using (is(1,"card") ? $3+24 : NaN):($4+98):8:(is(2,"none") ? rgb(INK2) : rgb(INK)) skip 1 with labels left font FB(64) tc rgb variable, \
     DATA using (is(1,"card") && !is(2,"none") ? $5-48 : NaN):($4+56):(sign(strcol(2))):(is(2,"review") ? rgb(BURNT) : tone(strcol(2))) skip 1 with labels center font FB(F_VAL) tc rgb variable, \
     DATA using (is(1,"sort") ? $3 : NaN):4:7 skip 1 with labels left font FB(F_SMALL) tc rgb INK, \
     DATA using (is(1,"sort") ? $5 : NaN):4:8 skip 1 with labels right font FT(F_SMALL) tc rgb INK, \
     DATA using (is(1,"square") || is(1,"finding") ? ($3+$5)/2 : NaN):(($4+$6)/2):3:5:4:6:(tone(strcol(2))) skip 1 with boxxyerror lc rgb variable, \
     DATA using ((is(1,"square") || is(1,"finding")) && marked(8) ? ($3+$5)/2 : NaN):(($4+$6)/2):(sign(strcol(2))):(ink(strcol(2))) skip 1 with labels center font FB(F_SMALL) tc rgb variable, \
     DATA using (is(1,"finding") ? $3+64 : NaN):(strstrt(strcol(7),"\n") > 0 ? $4+6 : ($4+$6)/2):7 skip 1 with labels left font FT(F_SMALL) tc rgb INK
