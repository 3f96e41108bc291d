# table.gp: a table of figures; those of several periods with a line of their course.
# DATA: row kind(head|row|pt) x y label detail previous value_label change_label status
#       x, y of a point: 0 to 1 of the line's width and height; x of a row: px of its label;
#       status of a row: course|plain|strong
P=ARG1; META=ARG2; DATA=ARG3; OUT=ARG4; FMT=ARG5; load P.'/theme.gp'
is(n,s) = strcol(n) eq s
stats DATA using 1 skip 1 nooutput
nr = STATS_max
HEAD_PX = 56                               # a label outside the axis range is dropped
Y0 = 262; Y1 = nr < 4 ? 262 + nr*(nr < 3 ? 240 : 200) : 936
set lmargin at screen 0; set rmargin at screen 1; set tmargin at screen py(Y0-HEAD_PX); set bmargin at screen py(Y1)
ppy = nr/(Y1-Y0+0.0)
set xrange [0:W]; set yrange [nr+0.5:0.5-ppy*HEAD_PX]
PX = 850; VX = 1190; SX0 = 1250; SX1 = 1450; CX = RIGHT   # right edges of the figures, the line's ends
sx(x) = SX0 + x*(SX1-SX0)
sy(r,y) = r + (0.30 - 0.56*y)
two(n) = strlen(strcol(n)) > 0
tall(n) = strstrt(strcol(n),"\n") > 0       # two lines begin half a line higher
course(k) = is(2,"row") && is(10,"course")
HEAD = 0.5 - ppy*28
plot DATA using (is(2,"row") ? LEFT : NaN):($1-0.5):(RIGHT-LEFT):(0) skip 1 with vectors nohead lw 1.5 lc rgb RULE, \
     DATA using (is(2,"row") && is(10,"strong") ? (LEFT+RIGHT)/2 : NaN):1:(LEFT):(RIGHT):($1-0.48):($1+0.48) skip 1 with boxxyerror lc rgb "#FBE9F1", \
     DATA using (is(2,"head") ? LEFT : NaN):(HEAD):5 skip 1 with labels left font FT(F_SMALL) tc rgb INK2, \
     DATA using (is(2,"head") ? PX : NaN):(HEAD):7 skip 1 with labels right font FT(F_SMALL) tc rgb INK2, \
     DATA using (is(2,"head") ? VX : NaN):(HEAD):8 skip 1 with labels right font FT(F_SMALL) tc rgb INK2, \
     DATA using (is(2,"head") ? CX : NaN):(HEAD):9 skip 1 with labels right font FT(F_SMALL) tc rgb INK2, \
     DATA using (is(2,"row") && $3 > 30 ? LEFT+12 : NaN):($1-(two(6) ? ppy*18 : 0)):5 skip 1 with labels left font FB(34) tc rgb INK, \
     DATA using (is(2,"row") && $3 == F_SMALL ? LEFT+12 : NaN):($1-(two(6) ? ppy*18 : tall(5) ? ppy*20 : 0)):5 skip 1 with labels left font FB(F_SMALL) tc rgb INK, \
     DATA using (is(2,"row") && $3 == F_FOOT ? LEFT+12 : NaN):($1-(two(6) ? ppy*18 : tall(5) ? ppy*17 : 0)):5 skip 1 with labels left font FB(F_FOOT) tc rgb INK, \
     DATA using (is(2,"row") && two(6) ? LEFT+12 : NaN):($1+ppy*24):6 skip 1 with labels left font FT(F_FOOT) tc rgb INK2, \
     DATA using (is(2,"row") ? PX : NaN):1:7 skip 1 with labels right font FT(34) tc rgb INK2, \
     DATA using (is(2,"row") ? VX : NaN):1:8 skip 1 with labels right font FB(F_LAB) tc rgb INK, \
     DATA using (is(2,"row") ? CX-12 : NaN):1:9 skip 1 with labels right font FT(34) tc rgb INK, \
     DATA using (course(0) ? sx(-0.03) : NaN):(sy($1,0)):((SX1-SX0)*1.06):(0) skip 1 with vectors nohead lw 1.5 lc rgb RULE, \
     for [r=1:nr] DATA using (is(2,"pt") && $1 == r ? sx($3) : NaN):(sy($1,$4)) skip 1 with lines lw 4 lc rgb C_BLUE, \
     DATA using (is(2,"pt") ? sx($3) : NaN):(sy($1,$4)) skip 1 with points pt 7 ps 2.4*PSF lc rgb C_BLUE, \
     DATA using (is(2,"pt") && is(10,"derived") ? sx($3) : NaN):(sy($1,$4)) skip 1 with points pt 7 ps 1.3*PSF lc rgb PAPER
