// The corpus that generate.py makes, as it is read by tests.
import { readFileSync } from 'node:fs';

export interface OracleCase {
  readonly expr: string;
  readonly at: Readonly<Record<string, number>>;
  readonly value: string;
  readonly gradient: Readonly<Record<string, string>>;
  readonly nearest: Readonly<Record<string, number>>;
  readonly hessianNearest?: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** The files, and how many of their cases the truth leaves undecided. Development looks at the first only. */
export const corpora = [
  { name: 'cases.json', undecided: 0 },
  { name: 'held-out.json', undecided: 1 },
] as const;

export type Corpus = (typeof corpora)[number];

export function readCorpus({ name }: Corpus): OracleCase[] {
  return JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as OracleCase[];
}
