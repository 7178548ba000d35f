import { openAsaasAccount } from '../../vendors/asaas/account/asaasAccount.ts';
import { paymentKeeperContract } from './paymentKeeper.contract.mts';
import { asaasWorld } from './support/asaasWorld.mts';

let restarts = 0;

paymentKeeperContract('Asaas', () => {
  const world = asaasWorld();
  return {
    world,
    open: (fresh = false) => openAsaasAccount(world.connect({}, fresh ? { account: `restarted-${++restarts}` } : {})).payments,
    pay: (id) => void world.simulator.pay(id),
  };
});
