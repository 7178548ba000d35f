import type { z } from 'zod';
import type { PassedOver } from '../client/connection';

/** A row of a delivery in the shape that is relied upon; undefined, and told of, where it has another. */
export function readRow<Shape extends z.ZodTypeAny>(
	shape: Shape,
	row: unknown,
	what: string,
	passedOver?: PassedOver,
): z.output<Shape> | undefined {
	const result = shape.safeParse(row);
	if (result.success) return result.data as z.output<Shape>;
	const fields = [...new Set(result.error.issues.map(({ path }) => path.join('.') || 'its form'))];
	passedOver?.(`${what} (${fields.join(', ')})`);
	return undefined;
}

/** The rows under a name; none where there is nothing, and told of where there is something else. */
export function rowsIn(list: unknown, what: string, passedOver?: PassedOver): unknown[] {
	if (Array.isArray(list)) return list;
	if (list !== null && list !== undefined) passedOver?.(`${what} (its form)`);
	return [];
}
