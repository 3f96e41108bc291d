# rank_bar.gp: horizontal bars from 0, largest first; role "rest" is what is left, hatched.
# META: vmax, the end of the axis when it is not the largest value
# DATA: seq label detail value value_label count_label role
P=ARG1; META=ARG2; DATA=ARG3; OUT=ARG4; FMT=ARG5; load P.'/theme.gp'
stats DATA using 4 skip 1 nooutput
xmax = vmax == vmax ? vmax : STATS_max     # META leaves room for wide values
AXIS = 590; BARS = 1430; VALUES = 1580     # left end of the bars, right end, right edge of the values
set lmargin at screen px(AXIS); set rmargin at screen px(BARS)
set tmargin at screen py(236); set bmargin at screen py(930)
set xrange [0:xmax]; set yrange [nrow+0.5:0.5]
set arrow 1 from 0,graph 0 to 0,graph 1 nohead lw 2 lc rgb INK2 front
set label 21 caption1 at screen px(VALUES),py(216) right font FT(F_SMALL) tc rgb INK2
set label 22 caption2 at screen px(RIGHT),py(216) right font FT(F_SMALL) tc rgb INK2
HALF = 0.30
LIFT = 0.15                                # label and detail share the height of a bar
rest(n) = strcol(n) eq "rest"
filled(n) = strlen(strcol(n)) > 0
tall(n) = strstrt(strcol(n),"\n") > 0       # two lines begin half a line higher
LINE = 55.0*nrow/694
SMALL = 44.0*nrow/694
small(n) = nrow > 6 && tall(n)
plot DATA using (rest(7) ? NaN : 0):1:(0):4:($1-HALF):($1+HALF):(fill(strcol(7))) skip 1 with boxxyerror lc rgb variable, \
     DATA using (rest(7) ? 0 : NaN):1:(0):4:($1-HALF):($1+HALF) skip 1 with boxxyerror fs pattern 4 border rgb INK2 lc rgb "#8A9299", \
     DATA using (0):(small(2) ? NaN : $1-(filled(3) ? LIFT : tall(2) ? LINE/2 : 0)):2 skip 1 with labels right offset screen -0.010,0 font FB(F_LAB) tc rgb INK, \
     DATA using (0):(small(2) ? $1-SMALL/2 : NaN):2 skip 1 with labels right offset screen -0.010,0 font FB(F_SMALL) tc rgb INK, \
     DATA using (0):($1+LIFT+0.04):3 skip 1 with labels right offset screen -0.010,0 font FT(F_SMALL) tc rgb INK2, \
     DATA using (xmax):1:5 skip 1 with labels right offset screen dx(VALUES-BARS),0 font FB(F_VAL) tc rgb INK, \
     DATA using (xmax):1:6 skip 1 with labels right offset screen dx(RIGHT-BARS),0 font FT(F_LAB) tc rgb INK
