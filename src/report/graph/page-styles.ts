// How the page looks: light and dark, wide and narrow, on paper.
import { colorScheme, darkRules, type Theme } from '../text/theme.js';

/** Contrast to the paper is at least 4.5 : 1 for every text; tangents and adjoints differ in mark and place too. */
const light = '--paper: #ffffff; --ink: #1a1a1a; --soft: #595959; --line: #d5d8dc; --field: #f4f5f7; --mark: #fff3b8; --tangent: #005a8c; --adjoint: #a34700; --tint-tangent: #e6f0fb; --tint-adjoint: #fcece3'; // prettier-ignore
const dark = '--paper: #15171a; --ink: #f0f0f0; --soft: #b4b8bf; --line: #3a3f47; --field: #1f2226; --mark: #4a4213; --tangent: #7fbcff; --adjoint: #ffb27d; --tint-tangent: #14293f; --tint-adjoint: #3d2413'; // prettier-ignore

const mono = "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace";

export const pageStyles = (theme: Theme): string =>
  `
:root { color-scheme: ${colorScheme(theme)}; ${light} }
${darkRules(theme, `:root { ${dark} }`)}
* { box-sizing: border-box }
body { margin: 0; font: 16px/1.4 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; color: var(--ink); background: var(--paper) }
h1 { font: 600 1.15rem/1.4 ${mono}; margin: 0; overflow: hidden; white-space: nowrap; text-overflow: ellipsis }
h2 { font-size: 1rem; margin: 0; overflow-wrap: anywhere }
p { margin: 0 }
header { padding: .6rem 1rem .5rem; display: grid; gap: .35rem 1.5rem }
.point, .hint, #tape { color: var(--soft); font-size: .875rem; overflow-wrap: anywhere }
.answer { max-height: 4.3em; overflow: auto; font: 600 1.05rem/1.4 ${mono}; overflow-wrap: anywhere } #why { font: .9rem/1.4 system-ui, sans-serif }
#question { display: flex; flex-wrap: wrap; gap: .35rem .75rem; align-items: center }
select { max-width: 15rem }
select, button { font: inherit; font-size: .9rem; color: inherit; background: var(--field); border: 1px solid var(--soft); border-radius: 6px; padding: .25rem .5rem; min-height: 2.1rem }
button { cursor: pointer; min-width: 2.4rem } button svg { display: block; margin: auto; fill: currentColor } .to-pause, .playing .to-play { display: none } .playing .to-pause { display: block } button[aria-disabled=true], button:disabled { opacity: .45; cursor: default }
kbd { font: .8em ${mono}; border: 1px solid var(--line); border-radius: 4px; padding: 0 .3em }
:focus-visible { outline: 3px solid var(--tangent); outline-offset: 1px }
.script { display: none } .live .script { display: block } .live #question.script { display: flex }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
.tangent { color: var(--tangent) } .adjoint { color: var(--adjoint) }
main { display: grid; gap: 0 1rem; padding: 0 1rem }
#picture-side, #text-side { min-width: 0; min-height: 0; display: flex; flex-direction: column; gap: .5rem }
#picture-pane { overflow: auto; border: 1px solid var(--line); border-radius: 8px; min-height: 0; flex: 1 }
#picture, #neighbours { display: block; margin: auto; max-width: none }
#picture text, #neighbours text { font: 12px ${mono}; fill: var(--ink) }
.node { cursor: pointer } .node rect { fill: var(--field); stroke: var(--soft) } .node.now rect { fill: var(--mark); stroke-width: 2.5; stroke: var(--ink) }
.node.chosen rect { stroke-dasharray: 5 3; stroke-width: 2.5 }
.node.spare rect { fill: none; stroke-dasharray: 2 3 }
.node.source rect { stroke: var(--tangent); stroke-width: 2.5 } .node.target rect { stroke: var(--adjoint); stroke-width: 2.5 }
#picture .label, #neighbours .label { font-weight: 600 } svg text.tangent { fill: var(--tangent) !important } svg text.adjoint { fill: var(--adjoint) !important }
.growing { font-style: italic }
.edge .back, .edge.adjoint-flow .head { display: none } .edge.adjoint-flow .back { display: inline }
.edge path { fill: none; stroke: var(--soft); stroke-width: 1.2 } .edge polygon { fill: var(--soft) }
.edge.value-flow path { stroke: var(--ink); stroke-width: 2.5 } .edge.value-flow polygon { fill: var(--ink) }
.edge.tangent-flow path { stroke: var(--tangent); stroke-width: 3.5 } .edge.tangent-flow polygon { fill: var(--tangent) }
.edge.adjoint-flow path { stroke: var(--adjoint); stroke-width: 3.5; stroke-dasharray: 7 3 } .edge.adjoint-flow polygon { fill: var(--adjoint) }
#picture .factor, #neighbours .factor { font-weight: 600; paint-order: stroke; stroke: var(--paper); stroke-width: 5px; stroke-linejoin: round }
#node { border: 1px solid var(--line); border-radius: 8px; padding: .4rem .75rem; font-size: .875rem; height: 6.9rem; overflow: auto }
.live #node.script { display: flex; flex-wrap: wrap; gap: .25rem 1rem; justify-content: space-between } #node > div { flex: 1 1 14rem } #node p { display: flex; flex-direction: column; gap: .25rem } #node button { min-height: 1.7rem; padding: .1rem .5rem; font-size: .8125rem; text-align: left; display: flex; gap: .5rem; justify-content: space-between }
#node-title { font-family: ${mono} } #node-facts { margin: .2rem 0 .4rem; padding: 0; list-style: none; font-family: ${mono}; font-size: .8125rem; overflow-wrap: anywhere }
#source { margin: 0; padding: .5rem .75rem; background: var(--field); border-radius: 8px; overflow: auto; font: 15px/1.5 ${mono}; white-space: pre-wrap; overflow-wrap: anywhere; max-height: 9rem; flex: none }
#source .now { background: var(--mark); outline: 2px solid var(--ink); outline-offset: -1px; border-radius: 2px }
#list { container-type: inline-size; overflow: auto; min-height: 0; flex: 1; border: 1px solid var(--line); border-radius: 8px; position: relative }
table { border-collapse: collapse; width: 100%; table-layout: fixed; font: 13px/1.45 ${mono} }
th, td { padding: .22rem .5rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; border-bottom: 1px solid var(--line) }
thead th { background: var(--paper); font: 600 .8125rem system-ui, sans-serif; z-index: 1 }
tr.now { background: var(--mark) } tr.now th { box-shadow: inset 4px 0 var(--ink) } tr.chosen { outline: 2px dashed var(--soft); outline-offset: -2px }
tr.source th::after { content: ' source'; color: var(--tangent) } tr.target th::after { content: ' target'; color: var(--adjoint) }
tr.source th::after, tr.target th::after { font: 600 .6875rem system-ui, sans-serif }
tr.source.target th::after { content: ' source, target' }
tr.spare th::before { content: '○ '; color: var(--soft) }
#picture-pane .hint { padding: .5rem .75rem }
.given, tr.note td { color: var(--soft); font-style: italic } tbody tr:not(.note) { cursor: pointer }
tr.note td { font-family: system-ui, sans-serif }
td.number { padding-left: .3rem; padding-right: .3rem }
${[1, 2, 3, 4].map((depth) => `.depth-${depth} th { padding-left: ${0.5 + 0.3 * depth}rem }`).join(' ')}
#dock { background: var(--paper); border-top: 2px solid var(--line); padding: .5rem 1rem; position: sticky; bottom: 0; z-index: 2 }
#phase { font-size: .875rem; color: var(--soft); font-weight: 600 }
#rule { font: 17px/1.5 ${mono}; min-height: 3.1em; max-height: 6.2em; overflow: auto; overflow-wrap: anywhere }
#rule .tangent, #rule .adjoint { font-weight: 600 } #rule .hint { font: 1rem system-ui, sans-serif }
#controls { display: flex; flex-wrap: wrap; align-items: center; gap: .4rem .75rem; margin-top: .35rem } .buttons { display: flex; gap: .25rem }
#scrub { flex: 1 1 8rem; min-width: 6rem; accent-color: var(--tangent) } #count { font-variant-numeric: tabular-nums; white-space: nowrap }
dialog { color: var(--ink); background: var(--paper); border: 1px solid var(--soft); border-radius: 10px; max-width: min(38rem, 92vw) } dialog::backdrop { background: rgb(0 0 0 / .45) }
dialog p { margin: .6rem 0 } dl { display: grid; grid-template-columns: auto 1fr; gap: .25rem 1rem; margin: 0 } dd { margin: 0 }
@media screen and (min-width: 900px) {
  body.live { height: 100dvh; display: grid; grid-template-rows: auto minmax(0, 1fr) auto }
  header { grid-template-columns: minmax(0, 1fr) auto } .answer { grid-column: 2; grid-row: 2 } .answer { max-width: 60ch } #question { grid-column: 2; grid-row: 1 }
  main { grid-template-columns: minmax(0, 1fr) minmax(0, 1.6fr); padding-bottom: .5rem } .live #list { contain: strict }
}
@media screen and (max-width: 899px) {
  main { gap: .75rem; padding-bottom: 1rem } #picture-pane { max-height: 55vh } #list { max-height: 60vh } #list.long { flex: none; height: 60vh; contain: strict }
  #rule { font-size: 14px; min-height: 4.6em; max-height: 7.6em }
}
@media screen {
  table, thead, tbody { display: block } thead { position: sticky; top: 0; z-index: 1 }
  tr { display: grid; grid-template-columns: 5.9rem minmax(0, 1fr) repeat(3, 12.4rem); border-bottom: 1px solid var(--line) } th, td { border: 0 }
  tbody tr { content-visibility: auto; contain-intrinsic-block-size: auto 1.625rem } tr.note td { grid-column: 1 / -1 }
  @container (max-width: 760px) {
    thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
    tbody tr { grid-template-columns: auto minmax(0, 1fr); padding: .2rem 0; contain-intrinsic-block-size: auto 5rem } th, td { padding: .05rem .5rem }
    td.number { grid-column: 1 / -1; padding-left: 6.4rem; position: relative } td.number:empty { display: none }
    td.number::before { position: absolute; left: .5rem; font: .75rem system-ui, sans-serif }
    td.value::before { content: 'value' } td.tangent::before { content: '▼ tangent' } td.adjoint::before { content: '▲ adjoint' }
  }
}
@media screen and (max-width: 620px) {
  header, main, #dock { padding-left: .6rem; padding-right: .6rem }
  #controls { gap: .3rem .5rem } #controls label { font-size: .8125rem } #scrub { flex-basis: 60% }
}
@media print {
  :root { color-scheme: light; ${light} }
  .live .script, .live #question.script, .live #node.script { display: none } .live #dock.script { display: block; position: static; border: 0 } #controls, .whole #dock.script { display: none }
  h1 { white-space: normal } #picture-pane, #list, #source { overflow: visible; max-height: none; border: 0 } #picture { max-width: 100%; max-height: 14cm }
  main { display: block } #text-side { margin-top: .75rem } tr { break-inside: avoid } table { font-size: 8pt } thead th:first-child { width: 13% } thead th:nth-child(n+3) { width: 23% }
}
@media (prefers-reduced-motion: no-preference) { .edge path, .node rect { transition: stroke .2s, fill .2s } }
`.trim();
