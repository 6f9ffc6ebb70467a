// The licences of the packages that esbuild put into dist, as THIRD_PARTY_NOTICES.md.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

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
  const intro = '# Third-party notices\n\nThe files in `dist` contain code of these packages.\n';
  const text = [intro, ...notices].join('\n');
  const path = join(root, 'THIRD_PARTY_NOTICES.md');
  if ((await readFile(path, 'utf8').catch(() => '')) !== text) await writeFile(path, text);
}

async function noticeOf(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const files = (await readdir(folder)).filter((file) => /^(licen[cs]e|notice|copying)/i.test(file)).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  if (texts.length === 0) throw new Error(`${name} is bundled, but has no licence file`);
  return `## ${name} ${version} (${license})\n\n${texts.map((text) => `\`\`\`\n${text.trim()}\n\`\`\`\n`).join('\n')}`;
}
