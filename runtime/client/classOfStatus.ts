import type { ErrorClass } from '../errors/integrationError';

const classes: Readonly<Record<number, ErrorClass>> = {
	401: 'auth',
	403: 'auth',
	404: 'notFound',
	408: 'transient',
	409: 'conflict',
	429: 'rateLimited',
};

/** What a vendor means by a status where it means something else than all others. */
export type StatusExceptions = Readonly<Record<number, ErrorClass>>;

/** What an HTTP status says by itself, where a vendor's own code does not say more. */
export function classOfStatus(status: number, exceptions: StatusExceptions = {}): ErrorClass {
	return exceptions[status] ?? classes[status] ?? (status >= 500 ? 'transient' : 'validation');
}
