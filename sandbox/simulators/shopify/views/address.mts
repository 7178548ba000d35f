import type { OrderAddress } from '../state/order.mts';

export function addressView(address: OrderAddress | null, id: string) {
  if (!address) return null;
  const name = `${address.firstName} ${address.lastName}`.trim();
  return {
    __typename: 'MailingAddress',
    ...address,
    id: `gid://shopify/MailingAddress/${id}?model_name=Address`,
    name,
    countryCode: address.countryCode,
    countryCodeV2: address.countryCode,
    coordinatesValidated: false,
    latitude: null,
    longitude: null,
    formattedArea: `${address.city}, ${address.provinceCode ?? ''}, ${address.country}`,
    formatted: [
      address.address1,
      address.address2,
      `${address.zip ?? ''} ${address.city} ${address.provinceCode ?? ''}`,
      address.country,
    ].filter(Boolean),
  };
}
