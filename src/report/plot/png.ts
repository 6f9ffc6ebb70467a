// A picture as PNG, drawn by resvg: loaded only where one is asked for, and with a font that comes along, since text in a
// font that a system lacks would vanish in silence.
import { createRequire } from 'node:module';
import { DiffcmpError } from '../../errors.js';

/** Pixels per unit of the picture: sharp on screens of double density, and on slides. */
const pixelsPerUnit = 2;

/** Of a large picture, which is drawn smaller: each takes four bytes of memory. */
const mostPixels = 60e6;

const fontFiles = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'];

/**
 * The bytes of the file: the same for the same picture, whatever fonts a system has.
 *
 * @throws DiffcmpError where resvg has no build for this system
 */
export async function pngOf(svg: string): Promise<Uint8Array> {
  const { Resvg } = await import('@resvg/resvg-js').catch((error: unknown) => {
    throw new DiffcmpError('cannot-write', `resvg, which draws PNG, can't be loaded: ${String(error)}`, {
      hint: 'a picture as SVG needs nothing',
    });
  });
  const { resolve } = createRequire(import.meta.url);
  const at = (zoom: number) =>
    new Resvg(svg, {
      fitTo: { mode: 'zoom', value: zoom },
      font: {
        loadSystemFonts: false,
        fontFiles: fontFiles.map((file) => resolve(`dejavu-fonts-ttf/ttf/${file}`)),
        defaultFontFamily: 'DejaVu Sans',
        sansSerifFamily: 'DejaVu Sans',
      },
    });
  const picture = at(pixelsPerUnit);
  const excess = (picture.width * picture.height) / mostPixels;
  return (excess > 1 ? at(pixelsPerUnit / Math.sqrt(excess)) : picture).render().asPng();
}
