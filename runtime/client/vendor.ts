/** A system that orders come from or go to, as each of its files names it. */
export interface Vendor {
	/** Folder name, e.g. `bling`; the value of a node's vendor parameter and of `vendor` in documents. */
	readonly id: string;
	/** As people know it, e.g. `Bling`. */
	readonly name: string;
}
