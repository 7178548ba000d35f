import { z } from 'zod';
import type { ErrorClass } from '../../../runtime/errors/integrationError';
import { unreadableAnswer } from '../../../runtime/errors/unreadableAnswer';
import { vendor } from './vendor';

/** Text, also where the vendor sends a number; null if there is none. */
export const text = z
	.union([z.string(), z.number()])
	.nullish()
	.catch(null)
	.transform((value) => (value === null || value === undefined || value === '' ? null : String(value)));

/** A number, also where the vendor sends it as text; null if there is none. */
export const decimal = z
	.union([z.number(), z.string()])
	.nullish()
	.catch(null)
	.transform((value) => {
		const number = value === '' || value === null || value === undefined ? Number.NaN : Number(value);
		return Number.isFinite(number) ? number : null;
	});

export const id = z.union([z.string().min(1), z.number()]).transform(String);

/** The payload in the shape that is relied upon; `unclear` is the class of the error where it has another. */
export function read<Shape extends z.ZodTypeAny>(
	shape: Shape,
	body: unknown,
	to: string,
	unclear: ErrorClass = 'transient',
): z.output<Shape> {
	const result = shape.safeParse(body);
	if (result.success) return result.data as z.output<Shape>;
	throw unreadableAnswer(
		vendor,
		unclear,
		to,
		result.error.issues.map(({ path }) => path.join('.')),
	);
}
