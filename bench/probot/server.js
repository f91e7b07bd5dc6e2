// A minimal Probot server: it verifies a delivery's signature, calls a handler that does nothing, and answers.
import { generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import { createNodeMiddleware, createProbot } from "probot";

const { privateKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
  publicKeyEncoding: { type: "spki", format: "pem" },
});

const probot = createProbot({
  overrides: { appId: 1, privateKey, secret: process.env.WEBHOOK_SECRET, logLevel: "fatal" },
});
const middleware = await createNodeMiddleware(
  (app) => {
    app.on(["pull_request", "issue_comment", "push"], async () => {});
  },
  { probot },
);

const server = createServer((request, response) => {
  if (request.url === "/ready") {
    response.writeHead(204).end();
    return;
  }
  middleware(request, response, () => response.writeHead(404).end());
});
// Connections stay open between deliveries, however long that is.
server.keepAliveTimeout = 600_000;
server.listen(Number(process.env.PORT), "127.0.0.1", 4096);
process.on("SIGTERM", () => process.exit(0));
