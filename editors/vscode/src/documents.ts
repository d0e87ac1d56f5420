// Which documents the server is told of. It decides by name and content what it judges, so the editor's language ids,
// which other extensions give, do not matter.

export const documents = [
  { scheme: 'file', pattern: '**/*.{tf,tf.json,tfvars,bicep,bicepparam,yaml,yml,json,template}' },
];
