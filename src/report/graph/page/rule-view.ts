// The rule of the current step, written out; and the same as a sentence for those who listen.
import { byId, newElement, setText } from './elements.js';
import { ruleLines, type RulePiece, type RuleLine } from './rule-lines.js';
import type { ReadingSession } from './session.js';

export function watchRule(session: ReadingSession, isPlaying: () => boolean): void {
  const [rule, phase, live] = ['rule', 'phase', 'live'].map((id) => byId(id, HTMLElement));
  session.watch(() => {
    const { list, walk, current, digits, step, lastStep } = session;
    const lines: readonly RuleLine[] =
      current === null ? [] : ruleLines(list, current, walk.adjoints?.received[current.node] ?? [], digits);
    setText(phase, phaseText(session));
    rule?.replaceChildren(
      ...lines.map((line) => {
        const row = newElement('p', '', '');
        row.append(...line.map(({ kind, text }) => (kind === 'plain' ? text : newElement('span', kind, text))));
        return row;
      }),
    );
    if (lines.length === 0) rule?.replaceChildren(newElement('p', 'hint', startText));
    const spoken = lines.map((line) => line.map(spokenText).join('')).join('. ');
    if (!isPlaying()) setText(live, `Step ${step} of ${lastStep}. ${spoken === '' ? startText : spoken}`);
  });
}

const startText = 'Press → to take a step, the space bar to play, ? for all keys.';

function phaseText({ current, walk, step }: ReadingSession): string {
  if (current === null) return 'Start';
  if (current.sweep === 'reverse') return `Reverse sweep, ${step - walk.forwardSteps} of ${walk.steps.length - walk.forwardSteps}: adjoints`;
  return `Forward sweep, ${step} of ${walk.forwardSteps}: values${walk.tangents === null ? '' : ' and tangents'}`;
} // prettier-ignore

/** `x̄3` is read as `adjoint of x3`. */
function spokenText({ kind, name }: RulePiece): string {
  return kind === 'plain' ? name.replaceAll('·', 'times').replaceAll('+=', 'plus equals') : `${kind} of ${name}`;
}
