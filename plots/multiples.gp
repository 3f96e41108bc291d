# multiples.gp: a small line chart a category, all on one scale.
# DATA: panel kind(label|value|change|base|point|first|end) x y label value status, px from the top left
P=ARG1; META=ARG2; DATA=ARG3; OUT=ARG4; FMT=ARG5; load P.'/theme.gp'
stats DATA using 1 skip 1 nooutput
np = STATS_max
set lmargin at screen 0; set rmargin at screen 1; set tmargin at screen 1; set bmargin at screen 0
set xrange [0:W]; set yrange [H:0]
is(n,s) = strcol(n) eq s
tall(n) = strstrt(strcol(n),"\n") > 0
plot DATA using (is(2,"base") ? $3 : NaN):4:(column(5)):(0) skip 1 with vectors nohead lw 2 lc rgb INK2, \
     for [p=1:np] DATA using (is(2,"point") && $1 == p ? $3 : NaN):4 skip 1 with lines lw 4 lc rgb C_BLUE, \
     DATA using (is(2,"point") && (is(7,"derived") || is(7,"reported")) ? $3 : NaN):4 skip 1 with points pt 7 ps 2.6*PSF lc rgb C_BLUE, \
     DATA using (is(2,"point") && is(7,"derived") ? $3 : NaN):4 skip 1 with points pt 7 ps 1.4*PSF lc rgb PAPER, \
     DATA using (is(2,"label") ? $3 : NaN):($4+(tall(5) ? 0 : 10)):5 skip 1 with labels left font FB(F_SMALL) tc rgb INK, \
     DATA using (is(2,"value") ? $3 : NaN):4:5 skip 1 with labels left font FB(F_LAB) tc rgb C_BLUE, \
     DATA using (is(2,"change") ? $3 : NaN):4:5 skip 1 with labels right font FT(F_SMALL) tc rgb BURNT, \
     DATA using (is(2,"first") ? $3 : NaN):4:5 skip 1 with labels left font FT(F_FOOT) tc rgb INK2, \
     DATA using (is(2,"end") ? $3 : NaN):4:5 skip 1 with labels right font FT(F_FOOT) tc rgb INK2
