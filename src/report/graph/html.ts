// A graph as one HTML page: picture, text, list and numbers side by side, and the sweeps step by step. It needs no network.
import { createHash } from 'node:crypto';
import type { Graph } from '../../graph/graph-data.js';
import { nestedShape } from '../../tensors/nested.js';
import { visible } from '../../text/visible.js';
import { markupText } from '../text/markup.js';
import type { Theme } from '../text/theme.js';
import { controlsMarkup, helpMarkup, nodeMarkup, questionMarkup } from './page-controls.js';
import { embeddedData } from './page-embedding.js';
import { listMarkup, sourceMarkup } from './page-list.js';
import { boxSizes, neighboursMarkup, pagePicture } from './page-picture.js';
import { pageStyles } from './page-styles.js';
import { boxTexts, nodeTexts } from './page/node-texts.js';
import { valueDigits } from './page/number-texts.js';
import { answerText } from './page/question.js';
import { askedQuestion } from './page/spots.js';
import { walkOf } from './page/steps.js';
import { numbersOf, wengertOf } from './page/wengert.js';
import script from './page/main.js?script';
import { canBePlaced, placingOf } from './placing.js';

/** The page, ending in a newline. Without its script it shows all numbers, as after the last step. */
export async function graphHtml(graph: Graph, theme: Theme = 'auto'): Promise<string> {
  const list = wengertOf(graph);
  const walk = walkOf(list, askedQuestion(list));
  const places = [...graph.nodes.keys()];
  const texts = places.map((place) => nodeTexts(list, walk, place, walk.steps.length, 'all'));
  const boxes = places.map((place) => boxTexts(list, walk, place, walk.steps.length));
  const picture = canBePlaced(graph)
    ? pagePicture(graph, await placingOf(graph, boxSizes(graph)), boxes)
    : neighboursMarkup(graph);
  const styles = pageStyles(theme);
  const { symbol, text, why } = answerText(list, walk, 'all');
  const title = `Graph of ${visible(graph.read)}`;
  const policy = `default-src 'none'; script-src ${hashOf(script)}; style-src ${hashOf(styles)}; base-uri 'none'; form-action 'none'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${markupText(title)}</title>
<style>${styles}</style>
</head>
<body>
<header>
<h1>${markupText(graph.read)}</h1>
<p class="point">${markupText(givenPoint(graph))}</p>
${questionMarkup(graph)}
<p class="answer"><output id="answer">${markupText(symbol === '' ? '' : `${symbol} = ${text}`)}</output> <span id="why">${markupText(why)}</span></p>
</header>
<main>
<section id="picture-side" aria-label="Graph">
<div id="picture-pane" tabindex="0" role="region" aria-label="Picture of the graph">
${picture}
</div>
${nodeMarkup}
</section>
<section id="text-side" aria-label="Code and numbers">
${sourceMarkup(graph)}
${listMarkup(graph, texts, walk.needed)}
</section>
</main>
${controlsMarkup(walk.steps.length)}
${helpMarkup}
<p id="live" class="unseen" aria-live="polite"></p>
<script type="application/json" id="graph-data">${embeddedData(graph)}</script>
<script>${script}</script>
</body>
</html>
`;
}

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

function givenPoint({ point, precision, nodes }: Graph): string {
  const given = Object.entries(point).map(
    ([name, value]) => `${name} = ${valueDigits(nestedShape(value), numbersOf(value), precision, 'all')}`,
  );
  const count = nodes.length === 1 ? '1 node' : `${nodes.length} nodes`;
  return `${given.length === 0 ? '' : `at ${given.join(', ')}; `}${precision}; ${count}`;
}
