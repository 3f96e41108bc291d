# waterfall.gp: two totals and the changes between them.
# DATA: seq kind(total|delta) label value start end value_label sub_label role
# META: vmin vmax, the range of the magnifying panel; vmin 0: one plain panel instead
P=ARG1; META=ARG2; DATA=ARG3; OUT=ARG4; FMT=ARG5; load P.'/theme.gp'
is(n,s) = strcol(n) eq s
max2(a,b) = a > b ? a : b
PLAIN = (vmin == 0)
ncol = nrow
stats DATA using (is(2,"total") ? $6 : NaN) skip 1 nooutput
lo = STATS_min; hi = STATS_max
stats DATA using (is(2,"total") && $1 == 1 ? $6 : NaN) skip 1 nooutput
first_total = STATS_max
stats DATA using (is(2,"delta") ? $4 : NaN) skip 1 nooutput
RISES = (STATS_max > 0)                    # some change is upwards

# ---- overview from 0, left ---------------------------------------------------------------------------
AX0 = 90; AX1 = 610; AY0 = 300; AY1 = 836
ZX0 = PLAIN ? 190 : 800; ZX1 = 1830; ZY0 = 262; ZY1 = 836
crest = PLAIN ? hi : max2(hi, vmax)         # the totals' labels stand above the dashed box
ovmax = crest*1.12
level(v) = py(AY1) + (py(AY0) - py(AY1))*v/ovmax
set multiplot
if (!PLAIN) {
set object 11 rect from screen px(ZX0),py(ZY0) to screen px(ZX1),py(ZY1) fc rgb PANEL fs solid noborder behind
set object 12 polygon from screen px(AX1-30),level(vmax) to screen px(ZX0),py(ZY0) to screen px(ZX0),py(ZY1) to screen px(AX1-30),level(vmin) to screen px(AX1-30),level(vmax) fc rgb "#E9EEF3" fs solid noborder behind
set object 13 rect from screen px(AX0+10),level(vmin) to screen px(AX1-30),level(vmax) fs empty border lc rgb INK2 lw 2 dt 2 front
set label 11 caption1 at screen px(AX0),py(226) left font FB(F_SMALL) tc rgb INK2
set label 12 caption2 at screen px(ZX0),py(226) left font FB(F_SMALL) tc rgb INK2
set lmargin at screen px(AX0); set rmargin at screen px(AX1); set tmargin at screen py(AY0); set bmargin at screen py(AY1)
set yrange [0:ovmax]; set xrange [0.35:2.75]
side(s) = s == 1 ? 1 : 2
set arrow 11 from graph 0, first 0 to graph 1, first 0 nohead lw 2 lc rgb INK2 front
OB = 0.32
plot DATA using (is(2,"total") ? side($1) : NaN):4:(side($1)-OB):(side($1)+OB):(0):6 skip 1 with boxxyerror lc rgb C_BLUE, \
     DATA using (is(2,"delta") ? 2 : NaN):4:(2-OB):(2+OB):6:5:(fill(strcol(9))) skip 1 with boxxyerror lc rgb variable, \
     DATA using (is(2,"total") ? side($1) : NaN):(0):3 skip 1 with labels center offset screen 0,dy(-40) font FT(F_SMALL) tc rgb INK, \
     DATA using (is(2,"total") ? side($1) : NaN):(crest):7 skip 1 with labels center offset screen 0,dy(34) font FB(F_LAB) tc rgb INK
}

# ---- the changes, right (or alone) -------------------------------------------------------------------
unset for [i=11:13] object i; unset for [i=11:12] label i; unset arrow 11
if (!PLAIN) { unset for [i=9001:9004] label i; unset arrow 9001; unset for [i=9001:9002] object i }
if (PLAIN) { set label 12 caption1 at screen px(LEFT),py(226) left font FT(F_SMALL) tc rgb INK2 }
set lmargin at screen px(ZX0); set rmargin at screen px(ZX1); set tmargin at screen py(ZY0); set bmargin at screen py(ZY1)
ASIDE = (!PLAIN && RISES && annot1 ne "")  # the annotation of a rise stands right of its arrow
SPARE = ASIDE ? 340.0*(ncol+0.48)/(ZX1-ZX0-340) : 0
set yrange [vmin:vmax]; set xrange [0.38:ncol+0.86+SPARE]
FAX = FT(F_AXIS)                           # set ytics takes a variable here, no function call
rough = (vmax-vmin)/4.0; decade = 10**floor(log10(rough)); lead = rough/decade
STEP = (lead <= 1.2 ? 1 : lead <= 3 ? 2 : lead <= 7 ? 5 : 10)*decade
TICS = STEP < 0.01 ? "%.3f" : STEP < 0.1 ? "%.2f" : STEP < 1 ? "%.1f" : "%.0f"
set ytics STEP format TICS scale 0 font FAX tc rgb INK2 offset screen dx(4),0
if (vmax >= 1000 && STEP >= 1) {           # thousands separators: no printf format of gnuplot's has them
set ytics () scale 0 font FAX tc rgb INK2 offset screen dx(4),0
do for [i=ceil(vmin/STEP):floor(vmax/STEP)] {
t = i*STEP; tic = t < 1000 ? sprintf("%.0f",t) : sprintf("%d,%03d", int(t/1000), int(t) % 1000)
set ytics add (tic t)
}
}
ZB = 0.30
COLUMN = PLAIN ? C_BLUE : "#C3D2DF"        # a column that is cut off is pale, a whole one solid
XB = ncol + 0.72
if (PLAIN) {
set label 21 annot1 at screen px(RIGHT),py(226) right font FB(F_LAB) tc rgb BURNT front
} else { if (annot1 ne "") {
set arrow 21 from XB,hi to XB,lo heads size screen 0.006,20 filled lw 2.5 lc rgb BURNT front
set arrow 22 from (first_total == hi ? 1 : ncol)+ZB,hi to XB+0.08,hi nohead lw 1.5 dt 3 lc rgb INK2 back
set arrow 23 from (first_total == hi ? ncol : 1)+ZB,lo to XB+0.08,lo nohead lw 1.5 dt 3 lc rgb INK2 back
if (ASIDE) { set label 21 annot1 at XB+0.12,(hi+lo)/2 left font FB(F_LAB) tc rgb BURNT front
} else { set label 21 annot1 at XB-0.08,hi-0.115*(hi-lo) right font FB(F_LAB) tc rgb BURNT front } } }
# the double zigzag that cuts the two columns
zig(x) = vmin + (vmax-vmin)*(0.055 + 0.012*abs((x*12.0 - floor(x*12.0))*4 - 2))
ppd = (vmax-vmin)/(ZY1-ZY0)                # data units a px
tall(c) = strstrt(strcol(c),"\n") > 0 ? 1 : 0
set samples 900
cut(x) = !PLAIN && (abs(x-1) < ZB+0.02 || abs(x-ncol) < ZB+0.02) ? x : NaN
plot DATA using (is(2,"total") ? $1 : NaN):4:($1-ZB):($1+ZB):(vmin):6 skip 1 with boxxyerror lc rgb COLUMN, \
     '+' using (cut($1)):(zig($1)) with lines lw 12 lc rgb PANEL, \
     '+' using (cut($1)):(zig($1)+(vmax-vmin)*0.010) with lines lw 1.5 lc rgb INK2, \
     '+' using (cut($1)):(zig($1)-(vmax-vmin)*0.010) with lines lw 1.5 lc rgb INK2, \
     DATA using (is(2,"delta") ? $1 : NaN):4:($1-ZB):($1+ZB):6:5:(fill(strcol(9))) skip 1 with boxxyerror lc rgb variable, \
     DATA using ($1 == ncol ? NaN : $1+ZB):6:(1-2*ZB):(0) skip 1 with vectors nohead lw 2 lc rgb INK2 dt 1, \
     DATA using (is(2,"total") ? $1-ZB : NaN):6:(2*ZB):(0) skip 1 with vectors nohead lw 7 lc rgb C_BLUE, \
     DATA using 1:((is(2,"delta") ? max2($5,$6) : $6) + ppd*(tall(8) ? 108 : strlen(strcol(8)) ? 72 : 32)):7 skip 1 with labels center font FB(F_VAL) tc rgb INK, \
     DATA using 1:((is(2,"delta") ? max2($5,$6) : $6) + ppd*(tall(8) ? 62 : 26)):8 skip 1 with labels center font FT(F_SMALL) tc rgb INK2, \
     DATA using 1:(vmin):3 skip 1 with labels center offset screen 0,dy(-40) font FT(F_SMALL) tc rgb INK
unset multiplot
