// The truth as plain data: the `reference` of a comparison.
import type { PerInput, PlainNumber, Reference, ReferenceStatus } from './comparison.js';
import { plain } from './measure.js';
import { perInput, perPair } from './per-input.js';
import type { Side, Truth, Verdict } from '../reference/truth.js';

/** The status of the whole: certified only if every part is; else the first of these that occurs. */
const gravity: readonly ReferenceStatus[] = ['jump', 'kink', 'infinite', 'undefined', 'undecided', 'certified'];

export function referenceBlock({ value, bits, gradient, hessian }: Truth, names: readonly string[]): Reference {
  const verdicts = [...gradient, ...(hessian?.flat() ?? [])];
  const status = gravity.find((candidate) => verdicts.some((verdict) => verdict.status === candidate)) ?? 'certified';
  const first = verdicts.find((verdict) => verdict.status === status);
  const sides = (side: 'left' | 'right'): PerInput<PlainNumber | null> | null =>
    gradient.some((verdict) => 'left' in verdict)
      ? perInput(
          names,
          gradient.map((verdict) => ('left' in verdict ? plainSide(verdict[side]) : nearestOf(verdict))),
        )
      : null;
  const reference: { -readonly [K in keyof Reference]: Reference[K] } = {
    status,
    statuses: perInput(names, gradient.map(statusOf)),
    bits,
    value: value?.digits ?? null,
    gradient: perInput(names, gradient.map(nearestOf)),
    digits: perInput(names, gradient.map(digitsOf)),
    enclosure: perInput(names, gradient.map(enclosureOf)),
    left: sides('left'),
    right: sides('right'),
    message: first !== undefined && 'message' in first ? first.message : null,
  };
  if (hessian !== null) {
    reference.hessian = perPair(
      names,
      hessian.map((row) => row.map(nearestOf)),
    );
    reference.hessianDigits = perPair(
      names,
      hessian.map((row) => row.map(digitsOf)),
    );
    reference.hessianStatuses = perPair(
      names,
      hessian.map((row) => row.map(statusOf)),
    );
  }
  return reference;
}

function plainSide(side: Side): PlainNumber | null {
  return side === null || typeof side === 'string' ? side : plain(side.nearest);
}

function statusOf({ status }: Verdict): ReferenceStatus {
  return status;
}

function nearestOf(verdict: Verdict): PlainNumber | null {
  return verdict.status === 'certified' && Number.isFinite(verdict.number.nearest) ? verdict.number.nearest : null;
}

function digitsOf(verdict: Verdict): string | null {
  return verdict.status === 'certified' ? verdict.number.digits : null;
}

function enclosureOf(verdict: Verdict): readonly [string, string] | null {
  if (verdict.status === 'certified') return verdict.number.enclosure;
  return verdict.status === 'undecided' ? verdict.enclosure : null;
}
