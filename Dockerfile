# Teyue without the embedded database: PostgreSQL is a service of its own (compose.yaml).
FROM node:24-bookworm-slim AS build
WORKDIR /teyue
COPY . .
# Building the console needs what is for development only; the program does not.
RUN npm ci --no-audit --no-fund && npm prune --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund

FROM node:24-bookworm-slim
ENV NODE_ENV=production TEYUE_HOST=0.0.0.0 TEYUE_DATA=/var/lib/teyue
WORKDIR /teyue
COPY --from=build /teyue/package.json ./
COPY --from=build /teyue/node_modules node_modules
COPY --from=build /teyue/packages packages
COPY --from=build /teyue/apps apps
RUN install -d -o node -g node -m 700 /var/lib/teyue
USER node
VOLUME /var/lib/teyue
EXPOSE 8600
HEALTHCHECK --interval=5s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8600/readyz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "apps/server/src/cli/teyue.ts"]
CMD ["serve"]
