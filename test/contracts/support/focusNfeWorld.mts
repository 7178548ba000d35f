import type { GoodsTaxes, ServiceDetails } from '../../../domain/ports/invoiceIssuer.ts';
import type { Connection } from '../../../runtime/client/connection.ts';
import { createFocusNfe, type FocusNfeOptions, type FocusNfeSimulator } from '../../../sandbox/simulators/focusNfe/index.mts';
import { openInvoiceIssuer } from '../../../vendors/focusNfe/invoice/invoiceIssuer.ts';
import { simulatedVendor } from './simulatedVendor.mts';

export type FocusNfeWorld = ReturnType<typeof focusNfeWorld>;

/** Goods of a shop under Simples Nacional. */
export const simplesTaxes: GoodsTaxes = {
  cfopInState: '5102',
  cfopInterstate: '6108',
  icmsOrigin: '0',
  icmsSituation: '102',
  icmsRate: null,
  pisSituation: '49',
  cofinsSituation: '49',
  ncm: null,
  ibsCbs: null,
};

interface FocusNfeLogin {
  environment?: 'production' | 'homologation';
  serviceSystem?: 'city' | 'national';
}

/** A service of the same shop. */
export const repair: ServiceDetails = {
  id: null,
  code: '14.01',
  name: 'Conserto de máquinas',
  description: null,
  deductions: 0,
  taxes: { iss: 5, retainIss: false, cofins: 0, csll: 0, inss: 0, ir: 0, pis: 0 },
};

/** The same by the national list. */
export const nationalRepair: ServiceDetails = { ...repair, code: '14.01.01', taxes: { ...repair.taxes, iss: 0 } };

/** A company at Focus NFe, and the login that the credential would add. */
export function focusNfeWorld(options: FocusNfeOptions & FocusNfeLogin = {}) {
  const { environment = 'production', serviceSystem = 'city', ...rest } = options;
  const basic = ({ secrets }: FocusNfeSimulator) => (environment === 'production' ? secrets.token : secrets.homologationToken);
  const world = simulatedVendor({
    create: (services) => createFocusNfe(services, rest),
    login: (simulator) => ({ authorization: `Basic ${Buffer.from(`${basic(simulator)}:`).toString('base64')}` }),
  });
  const settings = {
    environment,
    token: basic(world.simulator),
    cnpj: world.simulator.fixtures.cnpj,
    state: 'SP',
    city: 'São Paulo',
    municipalRegistration: '12345678',
    serviceSystem,
    taxRegime: 'simples',
  };
  const connect = (over: Partial<Connection> = {}) => world.connect({ settings, ...over });
  return {
    ...world,
    settings,
    connect,
    open: (over: Partial<Connection> = {}) => openInvoiceIssuer(connect(over)),
    operations: () => world.calls.map(({ operation }) => operation),
  };
}
