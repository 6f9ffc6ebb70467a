// Reads files as modules, and what they import, each file once and within limits.
import { relative } from 'node:path';
import { DiffcmpError } from '../../errors.js';
import { cannotRead, readFailure } from '../../files/read-failure.js';
import { readRegularText } from '../../files/regular-file.js';
import { countOf } from '../../text/numeral.js';
import { visible } from '../../text/visible.js';
import { sourceEnding, unknownEnding } from './endings.js';
import { importsOf, type ImportRequest } from './imports-of.js';
import type { Module } from './module-graph.js';
import { parseText } from './parse.js';
import { resolveImport } from './resolve.js';
import type { SourceFile } from './sources.js';

/**
 * Bytes that a file may have; characters of all together; files; milliseconds that the disk may take for one. The parser can't be
 * stopped, so that length limits its time too: some 0.6 s for a million characters of JavaScript, 1.9 s of TypeScript.
 */
const limits = { longest: 2 * 2 ** 20, together: 8e6, files: 1000, patience: 10_000 };

/** How errors call a file: by the shortest of its path, that from the working directory, and what was written. */
export function nameOfFile(path: string, written = path): string {
  const names = [relative('', path), path, written].filter((each) => each !== '');
  return visible(names.reduce((best, each) => (each.length < best.length ? each : best)));
}

interface OpenModule extends Module {
  readonly imports: Map<string, Module | DiffcmpError>;
}

export class ModuleReader {
  readonly files: SourceFile[] = [];
  /** By real path. */
  private readonly known = new Map<string, OpenModule | DiffcmpError>();
  private readonly paths = new Map<Module, string>();
  private characters = 0;

  /** @param home the folder, as a real path, beyond which nothing is read; null: there is no such limit */
  constructor(private readonly home: string | null) {}

  /** The module of a file, without its imports. */
  read(path: string, name: string): OpenModule {
    if (this.files.length >= limits.files)
      throw cannotRead(name, `it and what was read before would be more than ${countOf(limits.files, 'file')}`);
    const deadline = performance.now() + limits.patience;
    const text = readRegularText(path, name, { longest: limits.longest, deadline });
    const ending = sourceEnding(path);
    if (ending === null) throw unknownEnding(name);
    const start = this.characters;
    if (start + text.length > limits.together)
      throw cannotRead(name, `it and what was read before have more than ${countOf(limits.together, 'character')}`);
    const file = { name, text, start };
    const { tree, isEsModule } = parseText(text, name, ending);
    const module: OpenModule = { file, tree, isEsModule, imports: new Map() };
    this.characters += text.length + 1; // so that the end of one is not the start of the next
    this.files.push(file);
    this.known.set(path, module);
    this.paths.set(module, path);
    return module;
  }

  /** Reads what a module imports, and what that imports. */
  follow(entry: OpenModule): void {
    const rest = [entry];
    for (let module = rest.pop(); module !== undefined; module = rest.pop()) {
      for (const request of importsOf(module.tree, module.isEsModule)) {
        const count = this.files.length;
        const found = this.imported(request, module);
        module.imports.set(request.text, found);
        if (this.files.length > count && !(found instanceof DiffcmpError)) rest.push(found);
      }
    }
  }

  private imported(request: ImportRequest, module: OpenModule): OpenModule | DiffcmpError {
    try {
      if (request.isDynamic) throw noPromises();
      return this.readOnce(resolveImport(request.text, this.paths.get(module) ?? '', this.home));
    } catch (error) {
      const failure = readFailure(error, `'${visible(request.text)}'`);
      if (!(failure instanceof DiffcmpError)) throw failure;
      return failure.source === null ? atRequest(failure, request, module.file) : failure;
    }
  }

  private readOnce(path: string): OpenModule {
    let known = this.known.get(path);
    if (known === undefined) {
      const name = nameOfFile(path);
      try {
        known = this.read(path, name);
      } catch (error) {
        const failure = readFailure(error, name);
        if (!(failure instanceof DiffcmpError)) throw failure;
        known = failure;
        this.known.set(path, known);
      }
    }
    if (known instanceof DiffcmpError) throw known;
    return known;
  }
}

/** What is wrong with a file, where it is asked for. */
function atRequest(failure: DiffcmpError, { span }: ImportRequest, { text, name }: SourceFile): DiffcmpError {
  const details = { source: text, sourceName: name, span };
  return new DiffcmpError(failure.code, failure.message, details).withHintOf(failure);
}

const noPromises = (): DiffcmpError =>
  new DiffcmpError('program-not-supported', 'import() gives a promise, which is not read', {
    hint: 'write an import … from at the top of the file',
  });
