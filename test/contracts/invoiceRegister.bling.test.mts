import { openInvoiceIssuer as openIssuer } from '../../vendors/bling/invoice/invoiceIssuer.ts';
import { openInvoiceRegister as openRegister } from '../../vendors/bling/invoice/invoiceRegister.ts';
import { invoiceRegisterContract, registerHarness } from './invoiceRegister.contract.mts';
import { blingWorld } from './support/blingWorld.mts';

invoiceRegisterContract('Bling', () => registerHarness({ world: blingWorld(), openIssuer, openRegister }));
