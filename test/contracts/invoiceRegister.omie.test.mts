import { openInvoiceIssuer as openIssuer } from '../../vendors/omie/invoice/invoiceIssuer.ts';
import { openInvoiceRegister as openRegister } from '../../vendors/omie/invoice/invoiceRegister.ts';
import { invoiceRegisterContract, registerHarness } from './invoiceRegister.contract.mts';
import { omieWorld } from './support/omieWorld.mts';

invoiceRegisterContract('Omie', () => registerHarness({ world: omieWorld(), openIssuer, openRegister }));
