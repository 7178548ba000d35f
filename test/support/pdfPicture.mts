/** A PDF as a reader shows it: its first page as a picture, and the words on it. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

const fonts = join(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), 'standard_fonts/');

export interface PdfPicture {
  readonly pages: number;
  readonly text: string;
  readonly png: Buffer;
  /** Of the page, from 0 to 1. */
  readonly dark: number;
  /** Where the last dark column stands, from 0 to 1: 1 is the edge of the paper. */
  readonly right: number;
}

export async function pdfPicture(file: Buffer): Promise<PdfPicture> {
  const opened = getDocument({ data: new Uint8Array(file), standardFontDataUrl: fonts, disableFontFace: true, verbosity: 0 });
  const document = await opened.promise;
  const page = await document.getPage(1);
  const { width, height } = page.getViewport({ scale: 1 });
  const canvas = createCanvas(Math.ceil(width), Math.ceil(height));
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, canvas.width, canvas.height);
  await page.render({ canvas: null, canvasContext: context as never, viewport: page.getViewport({ scale: 1 }) }).promise;
  const { items } = await page.getTextContent();
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  const shades = Array.from({ length: data.length / 4 }, (_, pixel) => data[pixel * 4]!);
  // A reader tells a blank as a word of its own, or not at all.
  const text = items
    .flatMap((item) => ('str' in item ? item.str : []))
    .join(' ')
    .replace(/ +/g, ' ');
  await opened.destroy();
  return {
    pages: document.numPages,
    text,
    png: canvas.toBuffer('image/png'),
    right: shades.reduce((last, shade, pixel) => (shade < 128 ? Math.max(last, pixel % canvas.width) : last), 0) / (canvas.width - 1),
    dark: shades.filter((shade) => shade < 128).length / shades.length,
  };
}
