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
<h2 id="node-title"></h2>
<ul id="node-facts"></ul>
<p><button type="button" id="as-source">Source <kbd>s</kbd></button> <button type="button" id="as-target">Target <kbd>t</kbd></button> <button type="button" id="to-step">Its step <kbd>↵</kbd></button></p>
</div>`;

const button = (id: string, sign: string, label: string): string =>
  `<button type="button" id="${id}" aria-label="${label}" title="${label}">${sign}</button>`;

export function controlsMarkup(steps: number): string {
  return `<div id="dock" class="script" role="group" aria-label="Steps">
<p id="phase"></p>
<div id="rule" role="region" aria-label="The current rule"></div>
<div id="controls">
<span class="buttons">${button('first', '⏮', 'To the start')}${button('back', '◀', 'One step back')}${button('play', '▶', 'Play')}${button('forth', '▶|', 'One step forward')}${button('last', '⏭', 'To the end')}</span>
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
