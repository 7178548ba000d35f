/** What a CEP says of an address. A city with a single CEP has no districts in it. */
export interface PostalCodePlace {
	/** UF. */
	state: string;
	city: string;
	/** Bairro. */
	district: string | null;
}

/** Where CEPs can be looked up, without a login. */
export interface PostalCodeBook {
	/** `postalCode`: 8 digits. Undefined where the book says that there is no such CEP; what it cannot tell fails. */
	find(postalCode: string): Promise<PostalCodePlace | undefined>;
}
