package nl.digitalme.pod.login.oidc;

import io.vertx.core.Future;
import nl.digitalme.pod.login.Consents;
import nl.digitalme.pod.login.LogIns;

/** Whether what a person allowed an app still stands: the account, its WebID, its consent. */
record Standing(LogIns logIns, Consents consents) {

    Future<Boolean> holds(LogIn logIn) {
        LogIn.Person person = logIn.person();
        return logIns.holder(person.account())
                .map(found -> found.filter(holder -> holder.generation() == person.generation()
                                && holder.webIds().contains(person.webId()))
                        .isPresent())
                .compose(there -> there
                        ? consents.find(person.account(), logIn.consent()).map(found -> found.filter(
                                        given -> given.webId().equals(person.webId()))
                                .isPresent())
                        : Future.succeededFuture(false));
    }
}
