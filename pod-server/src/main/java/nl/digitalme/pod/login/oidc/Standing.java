package nl.digitalme.pod.login.oidc;

import io.vertx.core.Future;
import java.util.Optional;
import nl.digitalme.pod.domain.WebId;
import nl.digitalme.pod.login.Consents;
import nl.digitalme.pod.login.LogIns;

/** Whether what a person allowed an app still stands: the account, its WebID, its consent. */
record Standing(LogIns logIns, Consents consents) {

    /** The WebID that the app acts as; empty when it may not any more. */
    Future<Optional<WebId>> webId(LogIn logIn) {
        LogIn.Person person = logIn.person();
        return logIns.holder(person.account())
                .map(found -> found.filter(holder -> holder.generation() == person.generation())
                        .flatMap(holder ->
                                holder.webIds().stream().filter(person::is).findFirst()))
                .compose(webId -> webId.map(known -> consented(logIn, known))
                        .orElseGet(() -> Future.succeededFuture(Optional.empty())));
    }

    private Future<Optional<WebId>> consented(LogIn logIn, WebId webId) {
        return consents.find(logIn.person().account(), logIn.consent())
                .map(found -> found.map(Consents.Consent::webId).filter(webId::equals));
    }
}
