# progress.gp: what is done of a total: countable blocks up to 40, a plain bar beyond.
# DATA: seq label done total value_label detail role
P=ARG1; META=ARG2; DATA=ARG3; OUT=ARG4; FMT=ARG5; load P.'/theme.gp'
END = 1500                                 # right end of the bars; the values stand right of it
T = nrow == 1 ? 330 : 216; B = nrow == 1 ? 800 : 936
set lmargin at screen px(LEFT); set rmargin at screen px(END)
set tmargin at screen py(T); set bmargin at screen py(B)
set xrange [0:1]; set yrange [nrow+0.5:0.5]
ppx = 1.0/(END-LEFT); ppy = nrow/(B-T+0.0)
BH = nrow > 3 ? ppy*26 : nrow > 1 ? ppy*46 : ppy*80            # half the height of a bar
gap = 7*ppx
x0(i,t) = i/t + (i > 0 ? gap/2 : 0)
x1(i,t) = (i+1.0)/t - (i+1 < t ? gap/2 : 0)
blocks(t) = (t <= 40 && t == floor(t))
plot for [i=0:39] DATA using (i < $3 && blocks($4) ? 0.5 : NaN):1:(x0(i,$4)):(x1(i,$4)):($1-BH):($1+BH):(fill(strcol(7))) skip 1 with boxxyerror lc rgb variable, \
     for [i=0:39] DATA using (i >= $3 && i < $4 && blocks($4) ? 0.5 : NaN):1:(x0(i,$4)):(x1(i,$4)):($1-BH):($1+BH) skip 1 with boxxyerror fs solid border lc rgb INK2 lw 2 fc rgb PAPER, \
     DATA using (blocks($4) ? NaN : 0.5):1:(0):(1):($1-BH):($1+BH) skip 1 with boxxyerror fs solid border lc rgb INK2 lw 2 fc rgb PAPER, \
     DATA using (blocks($4) ? NaN : 0.5):1:(0):($3/$4):($1-BH):($1+BH):(fill(strcol(7))) skip 1 with boxxyerror lc rgb variable, \
     DATA using (0):($1-BH-ppy*32):2 skip 1 with labels left font FB(F_LAB) tc rgb INK, \
     DATA using (0):($1+BH+ppy*30):6 skip 1 with labels left font FT(F_SMALL) tc rgb INK2, \
     DATA using (1):1:5 skip 1 with labels right offset screen dx(RIGHT-END),0 font FB(F_TITLE) tc rgb INK
