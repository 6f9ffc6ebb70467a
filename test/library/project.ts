// An empty project that has the packed package installed, as far as that goes without a registry: dependencies are links.
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import ts from 'typescript';

const root = join(import.meta.dirname, '../..');

export class Project {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'project-')));
  /** The package in it. */
  readonly package = join(this.folder, 'node_modules/diffcmp');
  /** What `npm pack` put into it. */
  readonly files: readonly string[];

  constructor() {
    mkdirSync(this.package, { recursive: true });
    const pack = ['pack', '--json', '--ignore-scripts', '--pack-destination', this.folder];
    const output = execFileSync('npm', pack, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    const [{ filename, files }] = JSON.parse(output) as [{ filename: string; files: { path: string }[] }];
    this.files = files.map(({ path }) => path);
    execFileSync('tar', ['-xzf', join(this.folder, filename), '--strip-components=1', '-C', this.package]);
    const manifest = readFileSync(join(this.package, 'package.json'), 'utf8');
    const { dependencies } = JSON.parse(manifest) as { dependencies: Record<string, string> };
    for (const name of Object.keys(dependencies)) this.link(name);
    this.write('package.json', JSON.stringify({ name: 'empty', private: true, type: 'module' }));
  }

  /** A package of the repository. */
  link(name: string): void {
    const place = join(this.folder, 'node_modules', name);
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(realpathSync(join(root, 'node_modules', name)), place);
  }

  /** The same, of what may be installed elsewhere. */
  linkIfThere(name: string): void {
    if (existsSync(join(root, 'node_modules', name))) this.link(name);
  }

  write(name: string, text: string): string {
    const path = join(this.folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return path;
  }

  /** What the compiler says of files under `--strict`, declarations not skipped. */
  compile(names: readonly string[], options: ts.CompilerOptions = {}): string[] {
    const program = ts.createProgram(
      names.map((name) => join(this.folder, name)),
      {
        strict: true,
        noEmit: true,
        skipDefaultLibCheck: true, // the compiler's own; all others are looked into
        target: ts.ScriptTarget.ES2022,
        module: ts.ModuleKind.NodeNext,
        types: [],
        ...options,
      },
    );
    return ts.getPreEmitDiagnostics(program).map((each) => {
      const text = ts.flattenDiagnosticMessageText(each.messageText, '\n');
      const line = each.file === undefined ? '' : each.file.text.slice(0, each.start).split('\n').length;
      return `${each.file?.fileName.slice(this.folder.length + 1) ?? ''}:${line}: ${text}`;
    });
  }

  /** What node prints, run in the project, or in a folder of it. */
  run(words: readonly string[], folder = '.'): string {
    return execFileSync(process.execPath, words, { cwd: join(this.folder, folder), encoding: 'utf8' });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
