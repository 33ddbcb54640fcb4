// Kept in old syntax on purpose: this file has to be read by the Node versions it refuses.
const least = [20, 19];

export function nodeProblem(version) {
  const parts = version.split('.').map(Number);
  if (parts[0] > least[0] || (parts[0] === least[0] && parts[1] >= least[1])) return null;
  return 'Kreide needs Node ' + least.join('.') + ' or newer, this is ' + version + ': install a newer Node.';
}
