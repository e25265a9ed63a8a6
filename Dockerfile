# The service alone: no compiler, no private servers, not root. It needs DATABASE_URL (or the DB_* settings),
# VALKEY_CACHE_URL and VALKEY_STATE_URL. Nothing that is installed here is native code, so Alpine's libc does not matter.
FROM node:24-alpine AS base
WORKDIR /app

FROM base AS deps
COPY package.json package-lock.json ./
# The optional packages are the private servers.
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev --omit=optional --ignore-scripts

FROM base AS build
COPY package.json package-lock.json ./
# The compiler's own program is an optional package, so nothing is left out here.
RUN --mount=type=cache,target=/root/.npm npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json ./
COPY scripts/copy-assets.mjs scripts/
COPY src src
RUN npm run build

FROM base AS runtime
LABEL org.opencontainers.image.title="Cache Me If You Can" \
      org.opencontainers.image.description="A flight-booking REST service that shows how far caching with Valkey takes a relational database." \
      org.opencontainers.image.licenses="MIT"
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
COPY package.json LICENSE ./
COPY --from=deps /app/node_modules node_modules
COPY migrations migrations
COPY web web
COPY --from=build /app/dist dist
USER node
EXPOSE 3000
# A start that loads data (SEED_SCALE) does so before it listens. A worker (ROLE=worker) serves no HTTP: disable the check there.
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/health/ready').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# The flag keeps the young generation of the heap at its size: docs/performance.md.
CMD ["node", "--min-semi-space-size=16", "dist/main.js"]
