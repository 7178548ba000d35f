/** What SQLite and PostgreSQL say when two processes meet in n8n's database, or when it cannot be reached; TypeORM hands it on. */
const words =
	/\bSQLITE_[A-Z]+|UNIQUE constraint failed|database (?:table )?is locked|duplicate key value violates|deadlock detected|could not serialize access|Connection terminated|timeout exceeded when trying to connect|too many clients|the database system is/i;

/** PostgreSQL: connection (08), unique violation, deadlock and serialization (23505, 40…), resources (53), shutting down (57P). */
const postgresCodes = /^(?:08\w{3}|23505|40\w{3}|53\w{3}|57P\d\d)$/;

/** A fault of the database that n8n keeps its own data in, as the once-ledger meets it. It says nothing about the item. */
export function isDatabaseFault(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	const driver = 'driverError' in error && typeof error.driverError === 'object' ? error.driverError : undefined;
	const codes = [codeOf(error), codeOf(driver)];
	if (codes.some((code) => /^SQLITE_/.test(code) || postgresCodes.test(code))) return true;
	return error.name === 'QueryFailedError' || words.test(error.message);
}

function codeOf(value: unknown): string {
	const code = typeof value === 'object' && value !== null && 'code' in value ? value.code : undefined;
	return typeof code === 'string' ? code : '';
}
