/** A header may hold several policies, and all of them hold. */
export function policiesFor(header: string, script: string, nonce: string): string {
  const policies = header.split(',').map((policy) => policyFor(policy, script, nonce))
  return policies.filter((policy) => policy !== '').join(', ')
}

/**
 * A page's own content policy, changed in two places: it may stand in the phone's frame, and the phone's script may run.
 * Null where there is nothing to say.
 */
function policyFor(policy: string, script: string, nonce: string): string {
  const directives = policy
    .split(';')
    .map((directive) => directive.trim())
    .filter((directive) => directive !== '' && !/^(frame-ancestors|upgrade-insecure-requests)\b/i.test(directive))
  const ruling = ['script-src-elem', 'script-src', 'default-src'].find((name) =>
    directives.some((directive) => nameOf(directive) === name),
  )
  if (ruling === undefined) return directives.join('; ')
  const rule = directives.find((directive) => nameOf(directive) === ruling)!
  const sources = rule
    .split(/\s+/)
    .slice(1)
    .filter((source) => source.toLowerCase() !== "'none'")
  // Under 'strict-dynamic' addresses count for nothing, and a nonce would end 'unsafe-inline' where that still counts.
  const ours = sources.some((source) => source.toLowerCase() === "'strict-dynamic'") ? `'nonce-${nonce}'` : script
  const name = ruling === 'default-src' ? 'script-src' : ruling
  const others = directives.filter((directive) => ruling === 'default-src' || directive !== rule)
  return [...others, [name, ...sources, ours].join(' ')].join('; ')
}

function nameOf(directive: string): string {
  return directive.split(/\s/, 1)[0]!.toLowerCase()
}
