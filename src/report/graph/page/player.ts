// Buttons, the scrub bar and playing; the keys that do the same.
import { byId, setText } from './elements.js';
import { goToNode, pick } from './node-view.js';
import type { ShownDigits } from './number-texts.js';
import type { ReadingSession } from './session.js';

const millisecondsPerStep = 1200;

export interface Player {
  readonly isPlaying: () => boolean;
  readonly toggle: () => void;
}

export function playerOf(session: ReadingSession): Player {
  const play = byId('play', HTMLButtonElement);
  const speed = byId('speed', HTMLSelectElement);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const isPlaying = (): boolean => timer !== undefined;
  const show = (): void => {
    play.classList.toggle('playing', isPlaying());
    play.setAttribute('aria-label', isPlaying() ? 'Pause' : 'Play');
  };
  const pause = (): void => {
    clearTimeout(timer);
    timer = undefined;
    show();
  };
  const next = (): void => {
    timer = setTimeout(next, millisecondsPerStep / Number(speed.value));
    session.go(session.step + 1);
    if (session.step === session.lastStep) pause();
  };
  const toggle = (): void => {
    if (isPlaying()) return pause();
    if (session.step === session.lastStep) session.go(0);
    next();
    show();
  };
  const by = (step: () => number) => () => {
    pause();
    session.go(step());
  };
  const scrub = byId('scrub', HTMLInputElement);
  const count = byId('count', HTMLElement);
  scrub.addEventListener('input', by(() => scrub.valueAsNumber));
  byId('first', HTMLButtonElement).addEventListener('click', by(() => 0));
  byId('back', HTMLButtonElement).addEventListener('click', by(() => session.step - 1));
  byId('forth', HTMLButtonElement).addEventListener('click', by(() => session.step + 1));
  byId('last', HTMLButtonElement).addEventListener('click', by(() => session.lastStep));
  play.addEventListener('click', toggle);
  session.watch(() => {
    const { step, lastStep } = session;
    scrub.max = `${lastStep}`;
    scrub.value = `${step}`;
    scrub.setAttribute('aria-valuetext', `step ${step} of ${lastStep}`);
    setText(count, `${step} / ${lastStep}`);
    // Not `disabled`, which would take the focus from a button that was just pressed.
    for (const id of ['first', 'back']) byId(id, HTMLButtonElement).setAttribute('aria-disabled', `${step === 0}`);
    for (const id of ['forth', 'last']) byId(id, HTMLButtonElement).setAttribute('aria-disabled', `${step === lastStep}`);
  });
  const digits = byId('digits', HTMLSelectElement);
  digits.addEventListener('change', () => session.showDigits(digits.value === 'all' ? 'all' : (Number(digits.value) satisfies ShownDigits)));
  watchKeys({
    ArrowRight: by(() => session.step + 1),
    ArrowLeft: by(() => session.step - 1),
    Home: by(() => 0),
    End: by(() => session.lastStep),
    ' ': toggle,
    Enter: () => goToNode(session),
    s: () => pick(session, 'wrt'),
    t: () => pick(session, 'of'),
    '?': () => byId('help', HTMLDialogElement).showModal(),
  });
  byId('show-help', HTMLButtonElement).addEventListener('click', () => byId('help', HTMLDialogElement).showModal());
  byId('close-help', HTMLButtonElement).addEventListener('click', () => byId('help', HTMLDialogElement).close());
  return { isPlaying, toggle };
} // prettier-ignore

/** A key that the element in focus needs for itself stays its own. */
function watchKeys(actions: Readonly<Record<string, () => void>>): void {
  document.addEventListener('keydown', (event) => {
    const { key, target, ctrlKey, metaKey, altKey } = event;
    const action = actions[key];
    if (action === undefined || ctrlKey || metaKey || altKey || event.defaultPrevented) return;
    if (byId('help', HTMLDialogElement).open || target instanceof HTMLSelectElement) return;
    // for a moment after it is closed, its button keeps the focus
    const isButton = target instanceof HTMLButtonElement && target.closest('dialog') === null;
    if (isButton && (key === ' ' || key === 'Enter')) return;
    event.preventDefault();
    action();
  });
}
