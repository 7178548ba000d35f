/** `name` out of `name`, `name.myshopify.com` or an address of the shop's panel. */
export function shopName(written: string): string | undefined {
	const match =
		/^(?:https?:\/\/)?(?:admin\.shopify\.com\/store\/([a-z0-9][a-z0-9-]*)|([a-z0-9][a-z0-9-]*)\.myshopify\.com)(?:[/?#].*)?$|^([a-z0-9][a-z0-9-]*)$/.exec(
			written.trim().toLowerCase(),
		);
	return match?.[1] ?? match?.[2] ?? match?.[3];
}
