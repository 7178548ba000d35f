/** What a process keeps for each account of a vendor, made when it is first asked for. */
export function perAccount<T>(create: () => T): (account: string) => T {
	const accounts = new Map<string, T>();
	return (account) => {
		const existing = accounts.get(account);
		if (existing !== undefined) return existing;
		const made = create();
		accounts.set(account, made);
		return made;
	};
}
