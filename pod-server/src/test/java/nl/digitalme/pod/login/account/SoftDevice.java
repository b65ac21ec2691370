package nl.digitalme.pod.login.account;

import com.upokecenter.cbor.CBORObject;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/** A device with one passkey, as far as WebAuthn needs one (level 3 section 6.1); it does what a test tells it. */
final class SoftDevice {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int PRESENT = 1;
    private static final int VERIFIED = 4;
    private static final int ATTESTED = 64;

    private final byte[] id = new byte[32];
    private final KeyPair key;
    private final String host;
    private String origin;
    private int flags = PRESENT | VERIFIED;
    private int count;

    SoftDevice(String origin, String host) throws GeneralSecurityException {
        new SecureRandom().nextBytes(id);
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        this.key = generator.generateKeyPair();
        this.origin = origin;
        this.host = host;
    }

    /** It shows a page of another origin from now on. */
    SoftDevice at(String other) {
        origin = other;
        return this;
    }

    /** It no longer asks who holds it. */
    SoftDevice withoutVerification() {
        flags = PRESENT;
        return this;
    }

    /** It counts from here: a copy of a device would be behind. */
    SoftDevice counting(int from) {
        count = from;
        return this;
    }

    /** What a browser sends when it made a passkey, as asked. */
    String create(JsonObject options) throws GeneralSecurityException {
        CBORObject attestation = CBORObject.NewMap()
                .Add("fmt", "none")
                .Add("attStmt", CBORObject.NewMap())
                .Add("authData", authenticatorData(true));
        JsonObject response = new JsonObject()
                .put("clientDataJSON", BASE64.encodeToString(clientData("webauthn.create", options)))
                .put("attestationObject", BASE64.encodeToString(attestation.EncodeToBytes()))
                .put("transports", new JsonArray());
        return answer(response);
    }

    /** What a browser sends when it used its passkey, as asked, for this user handle. */
    String get(JsonObject options, String userHandle) throws GeneralSecurityException {
        byte[] data = authenticatorData(false);
        byte[] client = clientData("webauthn.get", options);
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(key.getPrivate());
        signature.update(data);
        signature.update(sha256(client));
        JsonObject response = new JsonObject()
                .put("clientDataJSON", BASE64.encodeToString(client))
                .put("authenticatorData", BASE64.encodeToString(data))
                .put("signature", BASE64.encodeToString(signature.sign()))
                .put("userHandle", userHandle);
        return answer(response);
    }

    private String answer(JsonObject response) {
        return new JsonObject()
                .put("type", "public-key")
                .put("id", BASE64.encodeToString(id))
                .put("response", response)
                .put("clientExtensionResults", new JsonObject())
                .encode();
    }

    private byte[] clientData(String type, JsonObject options) {
        return new JsonObject()
                .put("type", type)
                .put("challenge", options.getJsonObject("publicKey").getString("challenge"))
                .put("origin", origin)
                .put("crossOrigin", false)
                .encode()
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] authenticatorData(boolean attested) throws GeneralSecurityException {
        byte[] credential = attested ? attestedCredential() : new byte[0];
        count++;
        return ByteBuffer.allocate(37 + credential.length)
                .put(sha256(host.getBytes(StandardCharsets.UTF_8)))
                .put((byte) (attested ? flags | ATTESTED : flags))
                .putInt(count)
                .put(credential)
                .array();
    }

    private byte[] attestedCredential() {
        ECPublicKey point = (ECPublicKey) key.getPublic();
        byte[] cose = CBORObject.NewOrderedMap()
                .Add(1, 2)
                .Add(3, -7)
                .Add(-1, 1)
                .Add(-2, coordinate(point.getW().getAffineX().toByteArray()))
                .Add(-3, coordinate(point.getW().getAffineY().toByteArray()))
                .EncodeToBytes();
        return ByteBuffer.allocate(18 + id.length + cose.length)
                .put(new byte[16])
                .putShort((short) id.length)
                .put(id)
                .put(cose)
                .array();
    }

    private static byte[] coordinate(byte[] number) {
        byte[] fixed = new byte[32];
        int length = Math.min(number.length, 32);
        System.arraycopy(number, number.length - length, fixed, 32 - length, length);
        return fixed;
    }

    private static byte[] sha256(byte[] bytes) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }
}
