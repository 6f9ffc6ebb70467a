// Begins the page: reads its data, and sets up what shows it.
import type { Graph } from '../../../graph/graph-data.js';
import { byId } from './elements.js';
import { watchList } from './list-view.js';
import { watchNeighbours } from './neighbours-view.js';
import { watchNode } from './node-view.js';
import { watchPicture } from './picture-view.js';
import { playerOf } from './player.js';
import { askedQuestion, spotNamed } from './spots.js';
import { watchQuestion } from './question-view.js';
import { watchRule } from './rule-view.js';
import { ReadingSession } from './session.js';
import { watchSource } from './source-view.js';
import { wengertOf } from './wengert.js';

const data = JSON.parse(byId('graph-data', HTMLScriptElement).textContent) as Graph; // written by the same program
const list = wengertOf(data);
const asked = askedQuestion(list);
const address = new URLSearchParams(location.hash.slice(1));
const named = (end: 'of' | 'wrt') => {
  const name = address.get(end);
  return name === null ? asked[end] : spotNamed(list, name);
};
const session = new ReadingSession(list, asked);
document.body.classList.add('live');
watchQuestion(session);
const player = playerOf(session);
watchRule(session, player.isPlaying);
watchSource(session);
watchList(session);
if (document.getElementById('picture') === null) watchNeighbours(session);
else watchPicture(session);
watchNode(session);
session.ask({ of: named('of'), wrt: named('wrt') });
session.go(Number(address.get('step') ?? 0) || 0);

// On paper there is no next step: a page that hasn't begun is printed with all its numbers.
let stepBeforePrint: number | null = null;
addEventListener('beforeprint', () => {
  if (session.step > 0) return;
  stepBeforePrint = session.step;
  session.go(session.lastStep);
  document.body.classList.add('whole');
});
addEventListener('afterprint', () => {
  if (stepBeforePrint !== null) session.go(stepBeforePrint);
  stepBeforePrint = null;
  document.body.classList.remove('whole');
});
