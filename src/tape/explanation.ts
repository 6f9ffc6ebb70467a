// Why a gradient is null. Every reason is read off what was recorded: from the target backward, the places at which the paths to
// the source are interrupted; or, where there are none, where the paths of the target end.
import type { Origin } from './origin.js';
import { Provenance } from './provenance.js';
import { quoted } from './refusals.js';
import type { Differentiable } from './structure.js';
import type { TapeLog } from './tape-log.js';
import { TapeTensor } from './tensor.js';

/** Reasons and ends that are named; there may be thousands. */
const mostNamed = 3;

/** @param tape what the tape is called @returns why no path of the tape's records leads from the source to the target */
export function whyNull(log: TapeLog, tape: string, target: Differentiable, source: Differentiable): string {
  return new Explainer(log, tape, target, source).reason();
}

class Explainer {
  private readonly target: Origin;
  private readonly source: Origin;
  private readonly provenance: Provenance;

  constructor(
    private readonly log: TapeLog,
    private readonly tape: string,
    target: Differentiable,
    private readonly asked: Differentiable,
  ) {
    this.target = target.origin;
    this.source = asked.origin.identity;
    this.provenance = new Provenance(log, target.origin);
  }

  reason(): string {
    const { tape, target, source } = this;
    if (this.log.firstEntered === Infinity) return `${tape} has recorded nothing: it was never entered`;
    if (target.identity === source) return this.whySourceIsNotFollowed(null);
    const interrupted = this.interruptions();
    if (interrupted.length > 0) {
      // of a source that isn't watched it would be null with the paths whole as well
      const unwatched = this.isSourceUnwatched() ? [this.whySourceIsNotFollowed(null)] : [];
      const interruptions = [...new Set([...unwatched, ...interrupted])];
      const more = interruptions.length - mostNamed;
      return interruptions.slice(0, mostNamed).join('; ') + (more > 0 ? `; and at ${more} more places` : '');
    }
    if (new Provenance(this.log, this.asked.origin).dependentsOf(target.identity).size > 0)
      return `target recorded before source: ${name(source)} was computed from ${name(target)}, so the question is the wrong way round`;
    if (target.nature === 'constant') return `${name(target)} is a constant: no path leads to it${this.readBefore([target])}`;
    if (target.moment < source.moment && target.nature !== 'variable')
      return `target recorded before source: ${name(target)} was there before ${name(source)}, so it can't depend on it`;
    return this.notConnected();
  } // prettier-ignore

  /** Whether the tape would not follow the source whatever is made of it, and there are paths that end before. */
  private isSourceUnwatched(): boolean {
    const { log, source, asked } = this;
    if (log.entries.has(source) || log.forgotten.has(source) || source.dtype === 'int32') return false;
    if (source.nature === 'variable')
      return !(asked instanceof TapeTensor) && (!asked.trainable || !log.watchesAccessed);
    return source.nature === 'constant';
  }

  /** What interrupts the paths from the source, nearest to the target. */
  private interruptions(): string[] {
    const { provenance, target, source } = this;
    const dependents = provenance.dependentsOf(source);
    if (!dependents.has(target)) return [];
    const seen = new Set([target]);
    const found = new Set<string>();
    for (const child of seen) {
      for (const parent of provenance.parentsOf(child)) {
        if (!dependents.has(parent)) continue;
        const interruption = this.interruption(child, parent);
        if (interruption !== null) found.add(interruption);
        else seen.add(parent);
      }
    }
    return [...found];
  }

  /** Why no adjoint goes from a result to what it was made of; null where it does. */
  private interruption(child: Origin, parent: Origin): string | null {
    switch (child.nature) {
      case 'state':
        return `${name(parent)} was assigned to ${name(child)} (by ${child.operation}), and an assignment has no path`;
      case 'copied':
        return `${name(parent)} left the tape: its values were copied out, and what is made of them is a constant`;
      case 'detached':
        return `${name(parent)} was detached by stopGradient`;
      case 'step':
        return notDifferentiable(child);
      default:
    }
    if (parent.dtype === 'int32' && parent.identity === this.source) return this.whySourceIsNotFollowed(child);
    const outside = this.whenNotRecorded(child.moment);
    if (outside !== null) return `${name(child)} was ${outside}`;
    return parent.identity === this.source ? this.whySourceIsNotFollowed(child) : null;
  }

  /** How something came to be unrecorded; null where the tape was recording. */
  private whenNotRecorded(moment: number): string | null {
    const { log, tape } = this;
    if (moment <= log.firstEntered) return `computed before ${tape} was entered`;
    if (log.cleared !== null && moment <= log.cleared.moment) {
      return log.cleared.by === 'reset'
        ? `computed before ${tape} was reset, which forgets what came before`
        : `computed before ${tape} was entered again, when it started empty, since it had answered`;
    }
    const pause = log.pauses.find(({ from, to }) => moment > from && moment <= to);
    if (pause?.within === 'stopRecording') return `recorded while ${tape} was stopped (stopRecording)`;
    if (pause !== undefined) return `computed within ${pause.within}, whose gradient is its own`;
    if (log.periods.some(({ from, to }) => moment > from && moment <= to)) return null;
    const isLast = log.periods.every(({ to }) => to < moment);
    return isLast ? `computed after ${tape} was left` : `computed outside the recording, after ${tape} was left and before it was entered again`; // prettier-ignore
  }

  /** @param user the operation that used it while the tape was recording */
  private whySourceIsNotFollowed(user: Origin | null): string {
    const { log, tape, source, asked } = this;
    const what = name(source);
    if (source.dtype === 'int32') return `${what} is int32, and an integer has no derivative`;
    if (log.entries.has(source) && user !== null) return `${what} was watched by ${tape} only after ${user.operation} had used it`; // prettier-ignore
    if (log.forgotten.has(source)) {
      const by = log.cleared?.by === 'reset' ? 'was reset' : 'was entered again and started empty';
      return `${what} was known to ${tape} before it ${by}, and was not watched again`;
    }
    switch (source.nature) {
      case 'variable': {
        const why = !(asked instanceof TapeTensor) && !asked.trainable ? 'because it is not trainable' : !log.watchesAccessed ? 'because the tape watches only what it is told to (watchAccessedVariables: false)' : 'because it was not used while the tape was recording: its value was read before'; // prettier-ignore
        return `${what} is not watched by ${tape}, ${why}`;
      }
      case 'detached':
        return `${what} is detached from what it was made of, and is not watched by ${tape}`;
      case 'step':
        return notDifferentiable(source);
      case 'constant':
      case 'copied':
        return `${what} is not watched by ${tape}: it is a constant`;
      default: {
        const outside = this.whenNotRecorded(source.moment);
        if (outside !== null) return `${what} was ${outside}`;
        return `${what} is not watched by ${tape}, nor is anything that it was computed from`;
      }
    }
  }

  private notConnected(): string {
    const { target, source, provenance } = this;
    const ends = provenance.ends;
    const unlike = [...new Set(ends.map(name))].sort((a, b) => Number(a === anonymous) - Number(b === anonymous));
    const shown = unlike.slice(0, mostNamed).join(', ') + (unlike.length > mostNamed ? ` and ${unlike.length - mostNamed} more` : ''); // prettier-ignore
    return `${name(target)} is not connected with ${name(source)}: the path ends at ${shown}${this.readBefore(ends)}`;
  }

  /** Where a path ends in a constant that was made after numbers which depend on the source were read out. */
  private readBefore(ends: readonly Origin[]): string {
    const newest = Math.max(...ends.map((end) => (end.nature === 'constant' ? end.moment : -Infinity)));
    const isReadBefore = ({ firstRead }: Origin): boolean => firstRead < newest;
    const { log, source } = this;
    const read = isReadBefore(source)
      ? source
      : log.operations.find(({ origin }) => isReadBefore(origin) && new Provenance(log, origin).dependentsOf(source).size > 0)?.origin; // prettier-ignore
    return read === undefined ? '' : `; if a constant there was made from the values of ${name(read)}, which toArray() read before, they left the tape`; // prettier-ignore
  }
}

function notDifferentiable({ operation, dtype }: Origin): string {
  return dtype === 'int32'
    ? `${operation} is not differentiable: its result is an integer (int32)`
    : `${operation} is not differentiable: its slope is 0 wherever it has one`;
}

const anonymous = 'a constant';

/** What a reason calls it. */
function name({ nature, operation, name: own, variable }: Origin): string {
  switch (nature) {
    case 'variable':
    case 'state':
      return `variable ${quoted((variable === null ? own : variable.name) ?? '')}`;
    case 'constant':
    case 'copied':
      return own === null ? anonymous : `constant ${quoted(own)}`;
    default:
      return `the result of ${operation}`;
  }
}
