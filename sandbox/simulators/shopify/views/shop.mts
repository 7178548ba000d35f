import type { ShopContext } from '../context.mts';
import { gid } from '../state/ids.mts';
import { metafieldMembers } from './metafield.mts';

export function shopView(context: ShopContext) {
  const id = gid('Shop', context.state.shopId);
  return {
    __typename: 'Shop',
    id,
    name: 'Loja Ponte',
    email: 'loja@example.com',
    contactEmail: 'contato@example.com',
    myshopifyDomain: context.shop,
    primaryDomain: { id: gid('Domain', context.state.shopId), host: context.shop, url: `https://${context.shop}`, sslEnabled: true },
    url: `https://${context.shop}`,
    currencyCode: 'BRL',
    ianaTimezone: 'America/Sao_Paulo',
    timezoneAbbreviation: '-03',
    timezoneOffset: '-0300',
    timezoneOffsetMinutes: -180,
    taxesIncluded: true,
    taxShipping: false,
    weightUnit: 'KILOGRAMS',
    unitSystem: 'METRIC_SYSTEM',
    orderNumberFormatPrefix: '#',
    orderNumberFormatSuffix: '',
    plan: { displayName: 'Basic', publicDisplayName: 'Basic', partnerDevelopment: false, shopifyPlus: context.options.plan === 'plus' },
    ...metafieldMembers(context, id),
  };
}

export function appInstallationView(context: ShopContext) {
  const id = gid('AppInstallation', context.state.appId);
  return {
    __typename: 'AppInstallation',
    id,
    accessScopes: context.scopes.map((handle) => ({ handle, description: handle.replaceAll('_', ' ') })),
    app: { __typename: 'App', id: gid('App', context.state.appId), title: 'Ponte', handle: 'ponte', apiKey: context.credentials.clientId },
    activeSubscriptions: [],
    launchUrl: `https://${context.shop}/admin/apps/ponte`,
    uninstallUrl: null,
    ...metafieldMembers(context, id),
  };
}
