import { startTestApp, type TestApp } from '../support/app.js';
import { citizenId, eventually, exampleForm, perform, RESIDENT, submit, takenUp } from '../support/requests.js';

const OFFICER = 'officer-employment-1';
const EMPLOYER = { name: '示例物流有限公司', idNumber: '91350100M000100Y43', phone: '13900139000' };
const SPOUSE = { name: '李四', idNumber: citizenId(2), relation: 'SPOUSE', labourCapable: true, employed: false };

describe('employment from the window to the register, the match and the monthly contact', () => {
  let app: TestApp;
  let number: string;
  beforeAll(async () => {
    app = await startTestApp();
    await app.setClock('2026-03-02T09:00:00+08:00');
  });
  afterAll(() => app?.stop());

  const ask = async (query: string, variables: object = {}): Promise<any> => {
    const { data, errors } = await app.gql(query, variables, { as: OFFICER });
    if (errors) throw new Error(JSON.stringify(errors));
    return Object.values(data)[0];
  };
  const refusals = async (itemCode: string, input: Record<string, unknown>): Promise<unknown[]> => {
    const { userErrors } = await submit(app, { itemCode, input });
    return userErrors.map(({ code, field }: { code: string; field: string[] }) => [code, field?.join('.')]);
  };
  const granted = async (itemCode: string, input: Record<string, unknown>): Promise<string> => {
    const taken = await takenUp(app, itemCode, OFFICER, { input });
    await perform(app, OFFICER, 'completeTask', { id: taken.task.id, outcome: 'APPROVED' });
    return taken.number;
  };

  it('refuses what is wrong, by field', async () => {
    const { form } = await exampleForm(app, 'vacancy-publication');
    const vacancy = (more: object, applicant: object = EMPLOYER) =>
      refusals('vacancy-publication', { applicant, form: { ...form, ...more } });
    expect(await vacancy({}, RESIDENT)).toEqual([['ITEM_NOT_AVAILABLE', 'input.applicant.idNumber']]);
    expect(await vacancy({}, { ...EMPLOYER, idNumber: '91350100M000100Y44' })).toEqual([
      ['INVALID_INPUT', 'input.applicant.idNumber'],
    ]);
    expect(await vacancy({ wageMaxYuan: 1 })).toEqual([['RULE', 'input.form.wageMaxYuan']]);
    expect(await vacancy({ validUntil: '2026-03-02' })).toEqual([['RULE', 'input.form.validUntil']]);
    expect(await vacancy({ validUntil: '2027-03-03' })).toEqual([['RULE', 'input.form.validUntil']]);
    const { form: person } = await exampleForm(app, 'unemployment-registration');
    const twice = { ...person, familyMembers: [SPOUSE, SPOUSE] };
    expect(await refusals('unemployment-registration', { form: twice })).toEqual([
      ['RULE', 'input.form.familyMembers.1.idNumber'],
    ]);
    expect(await refusals('unemployment-registration-cancellation', {})).toEqual([
      ['RULE', 'input.applicant.idNumber'],
    ]);
  });

  it('matches who registers with what an employer published, and says why', async () => {
    await granted('vacancy-publication', { applicant: EMPLOYER });
    const { form } = await exampleForm(app, 'unemployment-registration');
    number = await granted('unemployment-registration', {
      form: { ...form, familySize: 2, familyEmployed: 0, familyMembers: [SPOUSE] },
    });
    const { nodes } = await ask(`{ unemploymentRegister { nodes { id requestNumber status nextContactOn } } }`);
    expect(nodes).toMatchObject([{ requestNumber: number, status: 'ACTIVE', nextContactOn: '2026-04-02' }]);
    const [found] = await ask(
      `query($id: ID!) { vacancyMatches(entryId: $id) { vacancyId title employer score reasons { aspect points text } } }`,
      { id: nodes[0].id },
    );
    expect(found).toMatchObject({ title: '仓储管理员', employer: EMPLOYER.name, score: 100 });
    expect(found.reasons[0]).toEqual({ aspect: 'wish', points: 35, text: '意愿“仓储管理员”与岗位“仓储管理员”一致' });
    const candidates = `query($id: ID!) { vacancyCandidates(vacancyId: $id) { entryId personName score } }`;
    expect(await ask(candidates, { id: found.vacancyId })).toEqual([
      { entryId: nodes[0].id, personName: RESIDENT.name, score: 100 },
    ]);
    const unknown = await app.gql(candidates, { id: nodes[0].id }, { as: OFFICER });
    expect(unknown.errors?.[0].extensions.code).toBe('BAD_USER_INPUT');
  });

  it('finds the family of which nobody works', async () => {
    const { nodes } = await ask(`{ zeroEmploymentHouseholds(unrecognisedOnly: true) { nodes {
      requestNumber labourCapable contactCard members { name relation } } } }`);
    expect(nodes).toEqual([
      { requestNumber: number, labourCapable: 2, contactCard: null, members: [{ name: '李四', relation: 'SPOUSE' }] },
    ]);
  });

  it('asks for the monthly contact by itself; who works leaves the register', async () => {
    await app.setClock('2026-03-27T09:00:00+08:00');
    const open = `{ followUps { nodes { id kind { code } requestNumber dueOn state version } } }`;
    await eventually('the contact is open', async () => (await ask(open)).nodes.length > 0);
    const [contact] = (await ask(open)).nodes;
    expect(contact).toMatchObject({ kind: { code: 'monthly-contact' }, requestNumber: number, dueOn: '2026-04-02' });
    await ask(`mutation($id: ID!) { claimFollowUp(id: $id) { userErrors { code } } }`, { id: contact.id });
    const recorded = await ask(
      `mutation($id: ID!) { recordFollowUp(id: $id, outcome: "EMPLOYED", result: { method: "PHONE" }) {
         followUp { state outcome { name } } userErrors { code message } } }`,
      { id: contact.id },
    );
    expect(recorded).toEqual({ followUp: { state: 'DONE', outcome: { name: '已就业' } }, userErrors: [] });
    const ledger = await ask(`{ ledgerEntries(ledger: "unemployment") { nodes { requestNumber status values } } }`);
    expect(ledger.nodes).toMatchObject([{ requestNumber: number, status: 'EMPLOYED' }]);
    expect(ledger.nodes[0].values.slice(0, 2)).toEqual([RESIDENT.name, '330***********001' + RESIDENT.idNumber[17]]);
    expect((await ask(`{ zeroEmploymentHouseholds { nodes { entryId } } }`)).nodes).toEqual([]);
  });
});
