// What a reader operates on the page: the question, the steps, the node that is looked at, help.
import type { Graph } from '../../graph/graph-data.js';
import { markupText } from '../text/markup.js';
import { boxLabel } from './page/node-texts.js';

export function questionMarkup({ nodes }: Graph): string {
  const options = nodes.map((node, place) => `<option value="${place}">${markupText(boxLabel(node))}</option>`).join('');
  return [
    '<div id="question" class="script" role="group" aria-label="Which derivative">',
    `<label>derivative of <select id="of">${options}</select></label><select id="of-element" aria-label="number of the target" hidden></select>`,
    `<label>by <select id="wrt"><option value="">no node</option>${options}</select></label><select id="wrt-element" aria-label="number of the source" hidden></select>`,
    '</div>',
  ].join('\n');
} // prettier-ignore

export const nodeMarkup = `<div id="node" class="script" role="group" aria-labelledby="node-title">
<div><h2 id="node-title"></h2>
<ul id="node-facts"></ul></div>
<p><button type="button" id="as-source">Source <kbd>s</kbd></button> <button type="button" id="as-target">Target <kbd>t</kbd></button> <button type="button" id="to-step">Its step <kbd>↵</kbd></button></p>
</div>`;

const button = (id: string, sign: string, label: string): string =>
  `<button type="button" id="${id}" aria-label="${label}" title="${label}">${sign}</button>`;

/** Drawn rather than written: not every font has these signs. */
const icon = (path: string): string =>
  `<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="${path}"/></svg>`;
const icons = {
  first: icon('M2 2h2v12H2zM14 2v12L5 8z'),
  back: icon('M12 3h2v10h-2zM10 2v12L1 8z'),
  play: `${icon('M4 2v12l9-6z').replace('<svg', '<svg class="to-play"')}${icon('M3 2h4v12H3zM9 2h4v12H9z').replace('<svg', '<svg class="to-pause"')}`,
  forth: icon('M2 3h2v10H2zM6 2v12l9-6z'),
  last: icon('M12 2h2v12h-2zM2 2v12l9-6z'),
};

export function controlsMarkup(steps: number): string {
  return `<div id="dock" class="script" role="group" aria-label="Steps">
<p id="phase"></p>
<div id="rule" role="region" aria-label="The current rule"></div>
<div id="controls">
<span class="buttons">${button('first', icons.first, 'To the start')}${button('back', icons.back, 'One step back')}${button('play', icons.play, 'Play')}${button('forth', icons.forth, 'One step forward')}${button('last', icons.last, 'To the end')}</span>
<input id="scrub" type="range" min="0" max="${steps}" value="0" step="1" aria-label="Step">
<span id="count"></span>
<label>speed <select id="speed"><option value="0.5">½ ×</option><option value="1" selected>1 ×</option><option value="2">2 ×</option><option value="5">5 ×</option><option value="20">20 ×</option></select></label>
<label>digits <select id="digits"><option value="all">all</option><option value="8">8</option><option value="4">4</option></select></label>
${button('show-help', '?', 'Help: all keys')}
</div>
</div>`;
}

const keys: readonly (readonly [string, string])[] = [
  ['→', 'one step forward'],
  ['←', 'one step back'],
  ['space', 'play, pause'],
  ['Home', 'to the start'],
  ['End', 'to the end'],
  ['↑ ↓', 'in the list: the node above, below'],
  ['Enter', 'to the step of the chosen node; again: to that of the other sweep'],
  ['s', 'the chosen node becomes the source: derivatives by it'],
  ['t', 'the chosen node becomes the target: derivatives of it'],
  ['?', 'this help'],
];

export const helpMarkup = `<dialog id="help" aria-labelledby="help-title">
<h2 id="help-title">How to read this page</h2>
<p>The forward sweep goes down the list: each node gets its value and, <span class="tangent">▼</span>, its tangent ẋ: the derivative of the node by the source. The reverse sweep goes up: each node that the target depends on gives its inputs their part of its adjoint x̄, <span class="adjoint">▲</span>: the derivative of the target by the node. An adjoint in italics still grows.</p>
<dl>${keys.map(([key, meaning]) => `<dt><kbd>${key}</kbd></dt><dd>${meaning}</dd>`).join('')}</dl>
<p>Click a node to look at it. The address may end in <code>#step=9&amp;of=y&amp;wrt=x1</code>: the page opens there.</p>
<p><button type="button" id="close-help">Close</button></p>
</dialog>`;
