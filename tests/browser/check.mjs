// Opens pages in a real browser and says what a reader would stumble over. Usage: node check.mjs CHROMIUM PAGE...
// Exit status 1 when anything is wrong. Needs playwright-core and axe-core beside it (tests/browser.sh).
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { createRequire } from 'node:module'
import { chromium } from 'playwright-core'

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const [executablePath, ...files] = process.argv.slice(2)
const WIDTHS = [1440, 360]
const FACE = /^Noto Sans (Mono )?CJK TC/
let checked = 0, failed = 0

function expect(page, what, faults) {
  checked++
  if (faults.length === 0) return
  failed++
  console.log(`browser: ${page}: ${what}`)
  for (const fault of faults.slice(0, 8)) console.log(`    ${fault}`)
}

/* ---- run inside the page ---------------------------------------------------------------------- */

// links that lead nowhere and ids given twice; links to files are returned for the caller to look up
function links() {
  const ids = [...document.querySelectorAll('[id]')].map(e => e.id)
  const seen = new Set()
  const faults = ids.filter(id => seen.size === seen.add(id).size).map(id => `id ${id} twice`)
  const outside = []
  for (const a of document.querySelectorAll('a[href]')) {
    const href = a.getAttribute('href')
    if (!href.startsWith('#')) outside.push(href)
    else if (!seen.has(decodeURIComponent(href.slice(1)))) faults.push(`${href} leads nowhere`)
  }
  return { faults, outside }
}

// texts of each picture: outside its canvas, over one another, or with an ideograph that is not one em wide
function pictures() {
  const faults = []
  for (const svg of document.querySelectorAll('figure svg')) {
    const name = svg.querySelector('title').textContent
    const canvas = svg.viewBox.baseVal
    const texts = [...svg.querySelectorAll('text')].filter(t => t.textContent.trim()).map(t => {
      const box = t.getBBox(), m = t.getCTM(), s = svg.getCTM().inverse().multiply(m)
      return { t, text: t.textContent.trim(), x0: box.x + s.e, x1: box.x + box.width + s.e,
        y0: box.y + s.f + box.height * 0.2, y1: box.y + box.height + s.f - box.height * 0.2 }
    })
    for (const a of texts) {
      if (a.x0 < canvas.x || a.x1 > canvas.x + canvas.width || a.y0 < canvas.y || a.y1 > canvas.y + canvas.height)
        faults.push(`${name}: "${a.text}" is cut by the border`)
      const size = parseFloat(getComputedStyle(a.t.querySelector('tspan') || a.t).fontSize)
      for (let i = 0; i < a.t.getNumberOfChars(); i++)
        if (/\p{Script=Han}/u.test(a.t.textContent[i]) && Math.abs(a.t.getSubStringLength(i, 1) - size) > size * 0.02)
          faults.push(`${name}: "${a.t.textContent[i]}" of "${a.text}" is not one em wide`)
    }
    for (let i = 0; i < texts.length; i++)
      for (let k = i + 1; k < texts.length; k++) {
        const a = texts[i], b = texts[k]
        if (Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0) > 2 && Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0) > 2)
          faults.push(`${name}: "${a.text}" and "${b.text}" overlap`)
      }
  }
  return faults
}

// content wider than the window, frames that scroll by themselves aside
function tooWide() {
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth
  return wide > 0 ? [`${wide} px wider than the window of ${innerWidth} px`] : []
}

// moves the second text of a picture onto its first one and another one out of the canvas
function spoil() {
  const texts = [...document.querySelectorAll('figure svg text')].filter(t => t.textContent.trim())
  const g = t => t.closest('g[transform]')
  g(texts[1]).setAttribute('transform', g(texts[0]).getAttribute('transform'))
  g(texts[2]).setAttribute('transform', 'translate(1960,500)')
}

/* ---- one page --------------------------------------------------------------------------------- */

async function violations(page) {
  await page.evaluate(axe)
  const result = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }))
  return result.violations.map(v => `axe ${v.id}: ${v.help}: ${v.nodes[0].html.slice(0, 120)} (${v.nodes.length} times)`)
}

// fonts the text is really drawn with: a glyph that the face lacks comes from another one
async function strangeFonts(page) {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('DOM.enable')
  await cdp.send('CSS.enable')
  const { root } = await cdp.send('DOM.getDocument')
  const { nodeId } = await cdp.send('DOM.querySelector', { nodeId: root.nodeId, selector: 'body' })
  const faults = []
  const { nodeIds } = await cdp.send('DOM.querySelectorAll', { nodeId, selector: 'h1,h2,h3,p,li,td,th,dd,dt,text' })
  for (const id of nodeIds.slice(0, 400)) {
    const { fonts } = await cdp.send('CSS.getPlatformFontsForNode', { nodeId: id })
    for (const font of fonts)
      if (!FACE.test(font.familyName)) faults.push(`${font.glyphCount} glyphs from ${font.familyName}`)
  }
  return [...new Set(faults)]
}

async function targets(page) {
  const faults = []
  for (const kind of ['L', 'F', 'C', 'f']) {
    const id = await page.evaluate(k => [...document.querySelectorAll('[id]')].map(e => e.id)
      .find(i => new RegExp(`^${k}[0-9]+$`).test(i) && document.getElementById(i).textContent), kind)
    if (!id) continue
    const colour = () => page.evaluate(i => {
      const e = document.getElementById(i)
      return getComputedStyle(e.matches('tr') ? e.cells[0] : e).backgroundColor
    }, id)
    await page.evaluate(() => { location.hash = '' })
    const before = await colour()
    await page.evaluate(i => { location.hash = i }, id)
    if (await colour() === before) faults.push(`#${id} looks the same when a link leads to it`)
  }
  return faults
}

// pages of the printed page: one slide a chart behind the first screen, no page without text
async function print(page, name) {
  const pdf = path.join(process.cwd(), 'page.pdf')
  const charts = await page.evaluate(() => document.querySelectorAll('figure svg').length)
  await page.pdf({ path: pdf, preferCSSPageSize: true, printBackground: true })
  const tool = (program, ...args) => execFileSync(program, args, { encoding: 'utf8' })
  const sizes = tool('pdfinfo', '-f', '1', '-l', '999', pdf).split('\n').filter(l => /^Page +\d+ size/.test(l))
  const slides = sizes.filter(l => / 9(59|60)\S* x 5(39|40)/.test(l)).length
  const texts = tool('pdftotext', pdf, '-').split('\f').slice(0, -1)
  const faults = texts.flatMap((t, i) => t.trim() ? [] : [`page ${i + 1} is blank`])
  if (slides !== charts + 1) faults.push(`${slides} slides for the first screen and ${charts} charts`)
  if (sizes.length - slides !== sizes.filter(l => / 59[456]\S* x 84[12]/.test(l)).length)
    faults.push('a page that is neither a slide nor A4')
  expect(name, 'print', faults)
  fs.unlinkSync(pdf)
}

async function look(browser, file) {
  const name = path.relative(process.cwd(), file)
  const isBriefing = path.basename(file) === 'briefing.html'
  for (const width of WIDTHS) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, bypassCSP: true })
    const page = await context.newPage()
    const asked = [], said = []
    page.on('request', r => asked.push(r.url()))
    page.on('console', m => said.push(m.text()))
    page.on('pageerror', e => said.push(String(e)))
    await page.goto(pathToFileURL(file).href)
    expect(name, `${width} px: requests`, asked.slice(1))
    expect(name, `${width} px: console`, said)
    expect(name, `${width} px: width`, await page.evaluate(tooWide))
    // most rules do not look at the width, and axe takes the time
    if (width === WIDTHS[0] || file === files[0] || !isBriefing)
      expect(name, `${width} px: accessibility`, await violations(page))
    if (width === WIDTHS[0]) {
      const { faults, outside } = await page.evaluate(links)
      for (const href of outside)
        if (/^[a-z]+:/.test(href) || isBriefing || !fs.existsSync(path.join(path.dirname(file), decodeURIComponent(href.split('#')[0]))))
          faults.push(`${href} leads nowhere`)
      expect(name, 'links', faults)
      expect(name, 'pictures', await page.evaluate(pictures))
      expect(name, 'fonts', await strangeFonts(page))
      if (isBriefing) {
        expect(name, 'targets', await targets(page))
        await print(page, name)
      }
    }
    await context.close()
  }
}

// under its own policy the page has its style and refuses scripts
async function policy(browser, file) {
  const page = await browser.newPage()
  const said = []
  page.on('console', m => said.push(m.text()))
  await page.goto(pathToFileURL(file).href)
  const bar = await page.evaluate(() => getComputedStyle(document.querySelector('h1')).fontSize)
  expect(file, 'style under its own policy', bar === '34px' ? said : [`h1 is ${bar}`, ...said])
  let ran = true
  await page.addScriptTag({ content: 'window.ran = true' }).catch(() => { ran = false })
  ran = ran && await page.evaluate(() => window.ran === true)
  expect(file, 'policy', ran ? ['a script ran'] : [])
  await page.close()
}

// the test of the test: planted faults are seen
async function control(browser, file) {
  const page = await browser.newPage({ viewport: { width: 360, height: 900 }, bypassCSP: true })
  await page.goto(pathToFileURL(file).href)
  await page.evaluate(spoil)
  const faults = await page.evaluate(pictures)
  const missed = ['overlap', 'cut'].filter(w => !faults.some(f => f.includes(w)))
  await page.evaluate(() => { document.querySelector('h1').style.whiteSpace = 'nowrap'
    document.querySelector('h1').textContent = '數'.repeat(60)
    document.querySelector('main').insertAdjacentHTML('beforeend', '<img src="data:,"><a href="#nowhere">x</a>') })
  if ((await page.evaluate(tooWide)).length === 0) missed.push('a line that is too wide')
  if ((await page.evaluate(links)).faults.length === 0) missed.push('a link that leads nowhere')
  if (!(await violations(page)).some(v => v.includes('image-alt'))) missed.push('a picture without text')
  expect(file, 'planted faults that were not seen', missed)
  await page.close()
}

const browser = await chromium.launch({ executablePath, args: process.getuid() === 0 ? ['--no-sandbox'] : [] })
for (const file of files) await look(browser, file)
const briefings = files.filter(f => path.basename(f) === 'briefing.html')
await policy(browser, briefings[0])
await control(browser, briefings[0])
await browser.close()
console.log(`browser: ${checked - failed} passed, ${failed} failed (${files.length} pages)`)
process.exit(failed ? 1 : 0)
