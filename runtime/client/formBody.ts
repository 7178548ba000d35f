import { createHash } from 'crypto';

/** Bodies that are not JSON, with the header that says so. */
export interface EncodedBody {
	body: string | Buffer;
	headers: { 'content-type': string };
}

/** `a=1&b=2`; fields without a value are left out. */
export function formBody(fields: Readonly<Record<string, string | undefined>>): EncodedBody {
	const present = Object.entries(fields).filter((field): field is [string, string] => field[1] !== undefined);
	return { body: new URLSearchParams(present).toString(), headers: { 'content-type': 'application/x-www-form-urlencoded' } };
}

export interface FilePart {
	bytes: Buffer;
	fileName: string;
	mimeType: string;
}

/** RFC 7578. The boundary is derived from what is sent, so that the same file is the same request. */
export function multipartBody(fields: Readonly<Record<string, string | FilePart>>): EncodedBody {
	const boundary = `ponte-${boundaryOf(Object.values(fields))}`;
	const parts = Object.entries(fields).flatMap(([name, value]) => partOf(boundary, name, value));
	const body = Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]);
	return { body, headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } };
}

function boundaryOf(values: readonly (string | FilePart)[]): string {
	const hash = createHash('sha256');
	for (const value of values) hash.update(typeof value === 'string' ? value : value.bytes);
	return hash.digest('hex').slice(0, 32);
}

function partOf(boundary: string, name: string, value: string | FilePart): Buffer[] {
	const isText = typeof value === 'string';
	const about = isText ? '' : `; filename="${value.fileName.replace(/["\r\n]/g, '_')}"\r\nContent-Type: ${value.mimeType}`;
	const head = `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${about}\r\n\r\n`;
	return [Buffer.from(head), isText ? Buffer.from(value) : value.bytes, Buffer.from('\r\n')];
}
