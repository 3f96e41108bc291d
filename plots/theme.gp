# theme.gp: the canvas all charts share: meta data, palette, fonts, terminal, title block, footer, badge.
# Called by the program, for gnuplot 5.4, as
#     gnuplot -d -c KIND.gp TEMPLATES META.tsv DATA.tsv OUT FORMAT
# Document text reaches gnuplot as data alone (strcol of META and DATA), never as part of a command,
# and the terminal does not interpret it (noenhanced). KIND.gp copies ARG1..ARG5, which load clears.
if (!exists("FMT")) { print "theme.gp: loaded by a chart template only"; exit status 2 }
# a name that begins with one of these is a command to gnuplot, not a file
unsafe(f) = f eq "" || f[1:1] eq "<" || f[1:1] eq "|" || f[1:1] eq "-"
if (unsafe(META) || unsafe(DATA) || unsafe(OUT)) { print "theme.gp: refused file name"; exit status 2 }

set encoding utf8
set decimalsign '.'
set datafile separator '\t'
set datafile commentschars ''

# ---- META: one key and its value a line ----------------------------------------------------------
title = ""; subtitle = ""; foot = ""; badge = ""; badge_text = ""; badge_w = 300
caption1 = ""; caption2 = ""; annot1 = ""; annot2 = ""; ylab = ""; vmin = NaN; vmax = NaN
take(k,v) = k eq "title" ? (title=v) : k eq "subtitle" ? (subtitle=v) : k eq "foot" ? (foot=v) : \
            k eq "badge" ? (badge=v) : k eq "badge_text" ? (badge_text=v) : \
            k eq "badge_w" ? (badge_w=real(v), v) : \
            k eq "caption1" ? (caption1=v) : k eq "caption2" ? (caption2=v) : k eq "annot1" ? (annot1=v) : \
            k eq "annot2" ? (annot2=v) : k eq "ylab" ? (ylab=v) : \
            k eq "vmin" ? (vmin=real(v), v) : k eq "vmax" ? (vmax=real(v), v) : ""
stats META using (take(strcol(1),strcol(2)), 0) skip 1 nooutput
stats DATA using (0) skip 1 nooutput
nrow = STATS_records
if (nrow < 1) { print "theme.gp: no data rows"; exit status 3 }

# ---- palette: UK Analysis Function; every fill that carries a value has 3:1 on white ----------------
C_BLUE = "#12436D"; C_MID = "#2073BC"; C_TEAL = "#28A197"; C_PINK = "#801650"; C_ORANGE = "#F46A25"
INK = "#1A1A1A"; INK2 = "#505A5F"; RULE = "#B1B4B6"; PAPER = "#FFFFFF"; PANEL = "#F5F7F9"
BURNT = "#B3440E"   # orange dark enough for text
nibble(c) = strstrt("0123456789ABCDEF", c) - 1
byte(h,i) = nibble(h[i:i])*16 + nibble(h[i+1:i+1])
rgb(h) = byte(h,2)*65536 + byte(h,4)*256 + byte(h,6)
# the role of a row gives its colour; an unknown one is ink
fill(r) = rgb(r eq "total" || r eq "lead" || r eq "a" ? C_BLUE : r eq "mid" ? C_MID : \
              r eq "up" || r eq "b" ? C_TEAL : r eq "down" || r eq "d" ? C_ORANGE : \
              r eq "g1" ? "#3D3D3D" : r eq "g2" ? "#868E94" : INK)

# ---- fonts: px of the canvas, 2 px = 1 pt on a slide 13.33 in wide ----------------------------------
FACE = "Noto Sans CJK TC"
FT(n) = sprintf("%s,%g", FACE, n)
FB(n) = sprintf("%s:Bold,%g", FACE, n)
F_TITLE = 60; F_SUB = 34; F_LAB = 38; F_VAL = 46; F_SMALL = 30; F_AXIS = 28; F_FOOT = 26

# ---- terminal: cairo draws text 4/3 larger than svg at the same size --------------------------------
W = 1920.0; H = 1080.0
if (FMT eq "png") {
  set term pngcairo size W,H font FT(F_LAB) fontscale 0.75 noenhanced background PAPER dashlength 1
  PSF = 1.0
} else { if (FMT eq "pdf") {
  set term pdfcairo size 13.333in,7.5in font FT(F_LAB) fontscale 0.375 linewidth 0.5 pointscale 0.5 noenhanced background PAPER dashlength 1
  PSF = 1.0
} else { if (FMT eq "svg") {
  set term svg size W,H dynamic font FT(F_LAB) noenhanced background PAPER name "chart"
  PSF = 3.0/(0.375*F_LAB)                  # svg sizes points by its font, cairo at 3 px a unit
} else { print "theme.gp: unknown format"; exit status 2 } } }
set output OUT

# screen coordinates of px counted from the top left
px(x) = x/W
py(y) = 1.0 - y/H
dx(x) = x/W
dy(y) = y/H
LEFT = 90; RIGHT = 1830; FOOT = 954

unset key; unset border; unset xtics; unset ytics; unset title
set style fill solid 1.0 noborder

# ---- furniture, tags from 9001 ----------------------------------------------------------------------
set object 9001 rect from screen px(LEFT),py(30) to screen px(LEFT+84),py(38) fc rgb C_BLUE fs solid noborder
set label 9001 title    at screen px(LEFT),py(92)  left font FB(F_TITLE) tc rgb INK front
set label 9002 subtitle at screen px(LEFT),py(156) left font FT(F_SUB)   tc rgb INK2 front
set arrow 9001 from screen px(LEFT),py(FOOT) to screen px(RIGHT),py(FOOT) nohead lw 1.5 lc rgb RULE
set label 9003 foot     at screen px(LEFT),py(982) left font FT(F_FOOT)  tc rgb INK2 front

BX = RIGHT - badge_w; BY = 974; BH = 56
if (badge eq "verified") {
  set object 9002 rect from screen px(BX),py(BY) to screen px(RIGHT),py(BY+BH) fc rgb "#E3F3F1" fs solid border lc rgb C_TEAL lw 2
  set label 9004 "✓ ".badge_text at screen px(BX+badge_w/2),py(BY+BH/2) center font FB(F_FOOT) tc rgb "#0B5E57" front
}
if (badge eq "partial") {
  set object 9002 rect from screen px(BX),py(BY) to screen px(RIGHT),py(BY+BH) fc rgb "#FFF6E5" fs solid border lc rgb C_ORANGE lw 2
  set label 9004 "△ ".badge_text at screen px(BX+badge_w/2),py(BY+BH/2) center font FB(F_FOOT) tc rgb "#8A3A08" front
}
if (badge eq "unverified") {
  set object 9002 rect from screen px(BX),py(BY) to screen px(RIGHT),py(BY+BH) fc rgb "#FBE9F1" fs solid border lc rgb C_PINK lw 2 dt 2
  set label 9004 "！ ".badge_text at screen px(BX+badge_w/2),py(BY+BH/2) center font FB(F_FOOT) tc rgb C_PINK front
}
