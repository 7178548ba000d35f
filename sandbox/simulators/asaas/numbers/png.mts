/** A small black-and-white PNG that differs with its text. It looks like a QR code and is none: nobody scans the sandbox. */
import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';

const modules = 21;
const scale = 4;

export function patternPng(text: string): Buffer {
  const size = modules * scale;
  const bits = createHash('sha512').update(text).digest();
  const row = (y: number) =>
    Buffer.from([0, ...Array.from({ length: size }, (_, x) => (isDark(bits, Math.floor(x / scale), Math.floor(y / scale)) ? 0 : 255))]);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header[8] = 8;
  const pixels = deflateSync(Buffer.concat(Array.from({ length: size }, (_, y) => row(y))));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

function isDark(bits: Buffer, x: number, y: number): boolean {
  const index = x * modules + y;
  return ((bits[Math.floor(index / 8) % bits.length]! >> index % 8) & 1) === 1;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'ascii'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
