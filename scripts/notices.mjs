// The licences of what diffcmp consists of, as THIRD_PARTY_NOTICES.md: of packages that are installed with it, and, with their
// texts, of those that esbuild put into dist.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';

/** What the manifests of installed packages don't say, or not in SPDX's words. */
const remarks = {
  '@resvg/resvg-js': { holds: 'draws PNG files; with one native build, for the platform' },
  'dejavu-fonts-ttf': {
    license: 'Bitstream-Vera',
    holds: 'the letters in PNG files; changes to Vera are in the public domain',
  },
  'gmp-wasm': {
    holds:
      '[GMP](https://gmplib.org) (LGPL-3.0-or-later or GPL-2.0-or-later) and [MPFR](https://www.mpfr.org) (LGPL-3.0-or-later) as WebAssembly',
  },
  '@napi-rs/nice': { holds: 'priorities of threads, for piscina, where it can be installed; with one native build' },
  piscina: { holds: 'worker threads' },
};

/** Writes the notices for esbuild's outputs; the file changes only if the set of packages, their versions or licences did. */
export async function writeNotices(root, outputs) {
  const folders = new Set();
  for (const output of Object.values(outputs)) {
    for (const [path, { bytesInOutput }] of Object.entries(output.inputs)) {
      const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path);
      if (match !== null && bytesInOutput > 0) folders.add(match[1]);
    }
  }
  const notices = await Promise.all([...folders].sort().map((folder) => noticeOf(join(root, folder))));
  const text = [await installedText(root), bundledIntro, ...notices].join('\n');
  const path = join(root, 'THIRD_PARTY_NOTICES.md');
  if ((await readFile(path, 'utf8').catch(() => '')) !== text) await writeFile(path, text);
}

const bundledIntro = `## Bundled

The files in \`dist\` contain code of these packages; where a package has a NOTICE, it stands behind its licence.
`;

async function installedText(root) {
  const { packages } = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8'));
  const rows = installedNames(packages).map((name) => {
    const { license, holds = '' } = { ...packages[`node_modules/${name}`], ...remarks[name] };
    if (!/^[\w.-]+$/.test(license)) throw new Error(`${name} is installed, but has no licence of a known name`);
    return `| ${name} | ${license} | ${holds} |`;
  });
  const text = `# Third-party notices

diffcmp itself is MIT.

## Installed with it

These are packages of their own in \`node_modules\`, each with its licence. diffcmp's code doesn't contain them.

| package | licence | what it holds, or is for |
| --- | --- | --- |
${rows.join('\n')}

diffcmp calls gmp-wasm through the exports of that package, and works with any build that has the same ones: put another one, made from
[its sources](https://github.com/Daninet/gmp-wasm), in its place in \`node_modules/gmp-wasm\`.
`;
  return format(text, { ...(await resolveConfig(join(root, 'README.md'))), parser: 'markdown' });
}

/** The dependencies and theirs, optional ones too, but for the builds of one package for several platforms. */
function installedNames(packages) {
  const found = new Set();
  const rest = Object.keys(packages[''].dependencies);
  for (let name = rest.pop(); name !== undefined; name = rest.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    const { dependencies, optionalDependencies } = packages[`node_modules/${name}`];
    rest.push(...Object.keys({ ...dependencies, ...optionalDependencies }));
  }
  const isBuild = (name) => [...found].some((other) => name.startsWith(`${other}-`));
  return [...found].filter((name) => !isBuild(name)).sort();
}

async function noticeOf(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const files = (await readdir(folder)).filter((file) => /^(licen[cs]e|notice|copying)/i.test(file)).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  if (texts.length === 0) throw new Error(`${name} is bundled, but has no licence file`);
  return `### ${name} ${version} (${license})\n\n${texts.map((text) => `\`\`\`\n${text.trim()}\n\`\`\`\n`).join('\n')}`;
}
