// A batch in every format, written as it goes: how a format begins, what it makes of some case lines, how it ends.
import { readCaseLine, type BatchHeader, type BatchSummary } from '../../batch/record.js';
import { jsonLine, visibleLines } from '../../text/visible.js';
import { markdownTable } from '../compare/markdown.js';
import { markdownText } from '../text/markdown-text.js';
import { delimitedReport, type DelimitedChoice } from '../text/delimited.js';
import type { OutputFormat } from '../text/output-format.js';
import { batchFields, batchRows } from './rows.js';
import { estimateSentences, summaryFields, summaryRows } from './screen.js';

export interface BatchExporter {
  readonly header: (header: BatchHeader, choice: DelimitedChoice) => string;
  /** @param isFirst whether no lines came before */
  readonly lines: (lines: readonly string[], isFirst: boolean, choice: DelimitedChoice) => string;
  readonly end: (summary: BatchSummary) => string;
}

const ndjson: BatchExporter = {
  header: (header) => `${jsonLine(header)}\n`,
  lines: (lines) => `${lines.map(visibleLines).join('\n')}\n`,
  end: (summary) => `${jsonLine(summary)}\n`,
};

const delimitedExporter = (separator: ',' | '\t'): BatchExporter => ({
  header: (_, choice) => delimitedReport([batchFields], separator, choice),
  lines: (lines, _, choice) =>
    delimitedReport(
      lines.flatMap((line) => batchRows(readCaseLine(line))),
      separator,
      choice,
    ),
  end: () => '',
});

/** Null: a format that nothing is written in. The table is a screen, and what is written beside it is NDJSON. */
export const batchExporters = {
  table: null,
  ndjson,
  json: {
    header: (header) => `{"schema":"diffcmp/batch@1",\n"header":${jsonLine(header)},\n"cases":[`,
    lines: (lines, isFirst) => `${isFirst ? '' : ','}\n${lines.map(visibleLines).join(',\n')}`,
    end: (summary) => `\n],\n"summary":${jsonLine(summary)}}\n`,
  },
  csv: delimitedExporter(','),
  tsv: delimitedExporter('\t'),
  md: {
    header: () => '',
    lines: () => '',
    end: (summary) =>
      markdownTable([summaryFields, ...summaryRows(summary)]) +
      estimateSentences(summary)
        .map((sentence) => `\n${markdownText(sentence)}\n`)
        .join(''),
  },
} as const satisfies Readonly<Record<OutputFormat, BatchExporter | null>>;
