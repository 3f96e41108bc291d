# part_whole.gp: one bar for each way in which a total is split; up to 60 cases one block a case.
# DATA: row kind(head|seg|bracket) from to label value_label role label_x share
#       label_x: left end of a segment's label, middle of a bracket's, so that none touches the next
P=ARG1; META=ARG2; DATA=ARG3; OUT=ARG4; FMT=ARG5; load P.'/theme.gp'
is(n,s) = strcol(n) eq s
stats DATA using (is(2,"seg") ? $4 : NaN) skip 1 nooutput
tot = STATS_max
stats DATA using 1 skip 1 nooutput
nr = STATS_max
blocks = 0                                 # of a head: a block a case
stats DATA using (is(2,"head") && is(9,"blocks") ? (blocks=1) : 0) skip 1 nooutput
large = 0                                  # of a head: the values of a single bar have room for it
stats DATA using (is(2,"head") && is(7,"large") ? (large=1) : 0) skip 1 nooutput
set lmargin at screen px(LEFT); set rmargin at screen px(RIGHT)
T = nr == 1 ? 170 : 250                    # a single bar stands in the middle
set tmargin at screen py(T); set bmargin at screen py(T+690)
set xrange [0:tot]; set yrange [nr+0.52:0.52]
ppu = tot/(RIGHT-LEFT)                     # data units a px
ppy = nr/690.0                             # rows a px
BH = nr > 2 ? 0.17 : nr == 2 ? 0.15 : 0.22
VAL = large ? F_TITLE : nr > 2 ? F_LAB : F_VAL
DROP = large ? 18 : 0                      # px that larger values push down what stands below
edge(x) = x + (x > 0 ? ppu*6 : 0)          # clear of the white gap
plot DATA using (is(2,"seg") ? ($3+$4)/2 : NaN):1:3:4:($1-BH):($1+BH):(fill(strcol(7))) skip 1 with boxxyerror lc rgb variable, \
     for [r=1:nr] for [i=1:(blocks ? tot-1 : 0)] '+' using (i):(r-BH):(0):(2*BH) every ::0::0 with vectors nohead lw 2 lc rgb PAPER, \
     DATA using (is(2,"seg") && $4 < tot ? $4 : NaN):($1-BH):(0):(2*BH) skip 1 with vectors nohead lw 9 lc rgb PAPER, \
     DATA using (is(2,"seg") ? edge($8) : NaN):($1+BH+ppy*(nr > 2 ? 34 : large ? 50 : 40)):(nr > 2 ? strcol(5)." ".strcol(6) : strcol(6)) skip 1 with labels left font FB(VAL) tc rgb INK, \
     DATA using (nr < 3 && is(2,"seg") ? edge($8) : NaN):($1+BH+ppy*(92+DROP)):5 skip 1 with labels left font FT(F_LAB) tc rgb INK, \
     DATA using (nr < 2 && is(2,"seg") ? edge($8) : NaN):($1+BH+ppy*(142+DROP)):9 skip 1 with labels left font FT(F_SMALL) tc rgb INK2, \
     DATA using (is(2,"bracket") ? $3+ppu*8 : NaN):($1-BH-ppy*22):($4-$3-ppu*10):(0) skip 1 with vectors nohead lw 3 lc rgb INK2, \
     DATA using (is(2,"bracket") ? $3+ppu*8 : NaN):($1-BH-ppy*22):(0):(ppy*14) skip 1 with vectors nohead lw 3 lc rgb INK2, \
     DATA using (is(2,"bracket") ? $4-ppu*2 : NaN):($1-BH-ppy*22):(0):(ppy*14) skip 1 with vectors nohead lw 3 lc rgb INK2, \
     DATA using (is(2,"bracket") ? $8 : NaN):($1-BH-ppy*54):(strcol(5)."　".strcol(6)) skip 1 with labels center font FB(F_LAB) tc rgb INK, \
     DATA using (is(2,"head") ? 0 : NaN):($1-BH-ppy*(nr > 2 ? 38 : 48)):5 skip 1 with labels left font FB(F_LAB) tc rgb INK2
