# Mots français de l’interface.

# The frame around every page
frame-skip = Aller au contenu
frame-main = Navigation principale
frame-menu = Menu
frame-where = Vous êtes ici
frame-courses = Cours
frame-learning = Ma formation
frame-administration = Mon administration
frame-tutor = Tutorat
frame-analysis = Bilan des quiz
frame-people = Personnes et rôles
frame-register = S’inscrire
frame-sign-in = Se connecter
frame-sign-out = Se déconnecter
frame-privacy = Données personnelles
frame-accessibility = Accessibilité
frame-operator = Exploité par { $operator }. Fairway n’est pas un service officiel de l’OMD.
frame-demo = Démonstration : les personnes et les dossiers présentés ici sont fictifs.
frame-insecure = Cette installation fonctionne sans chiffrement, à des fins d’essai uniquement. N’y saisissez aucun mot de passe que vous utilisez ailleurs.

# The front page
home-title = Apprendre à gérer les risques et à exploiter le renseignement
home-lead = Des cours destinés aux agents des douanes, en français et en anglais, conçus pour un ordinateur partagé et une connexion lente. Vos lectures et vos réponses sont enregistrées au fur et à mesure.
home-see-courses = Voir les cours
home-learn = Lisez à votre rythme
home-learn-what = Des leçons courtes, d’une dizaine de minutes pour la plupart, avec des figures et des cas commentés. Arrêtez-vous où vous voulez : à votre retour, l’étape suivante vous attend.
home-quiz = Vérifiez vos acquis
home-quiz-what = Un quiz conclut chaque module. Chaque réponse est conservée par le serveur ; ensuite, vous lisez l’explication de chacune et la leçon à revoir.
home-proof = Faites valoir votre parcours
home-proof-what = Une attestation pour chaque module, un certificat pour chaque cours. Toute personne à qui vous les présentez peut les vérifier en ligne.

# The catalogue
catalogue-title = Cours
catalogue-lead = Parcourez tous les cours, ou cherchez dans les cours et leurs leçons, en français comme en anglais.
catalogue-search = Chercher dans les cours et les leçons
catalogue-topic = Thème
catalogue-any-topic = Tous les thèmes
topic-risk-management = Gestion des risques
topic-intelligence = Renseignement
catalogue-go = Chercher
catalogue-found-courses = { $count ->
        [one] { $count } cours trouvé
       *[other] { $count } cours trouvés
    }
catalogue-found-lessons = { $count ->
        [one] { $count } leçon trouvée
       *[other] { $count } leçons trouvées
    }
catalogue-in-lessons = Dans les leçons
catalogue-nothing = Aucun résultat
catalogue-nothing-what = Seuls s’affichent les textes qui contiennent tous vos mots. Essayez avec moins de mots ou avec d’autres, ou choisissez tous les thèmes.
catalogue-enrolled = Vous y participez · { $percent } accompli
catalogue-announced = Annoncé, pas encore ouvert
catalogue-members = Réservé aux agents dont le compte est approuvé
catalogue-public = Ouvert à tous

# A course and its modules
course-modules = { $count ->
        [one] { $count } module
       *[other] { $count } modules
    }
course-about = environ { $time }
course-edition = édition { $number }
course-plan = Plan du cours
course-outcomes = Ce que vous saurez faire
course-to-pass = Pour achever le cours
course-to-pass-lessons = Lisez toutes les leçons de chaque module et réussissez son quiz. Chaque module vous vaut une attestation, et le cours entier un certificat.
course-to-pass-lessons-final = Lisez toutes les leçons de chaque module, réussissez son quiz, puis l’évaluation finale. Chaque module vous vaut une attestation, et le cours entier un certificat.
course-to-pass-quiz = Réussissez le quiz de chaque module ; vous lisez autant que vous le souhaitez. Chaque module vous vaut une attestation, et le cours entier un certificat.
course-to-pass-quiz-final = Réussissez le quiz de chaque module, puis l’évaluation finale ; vous lisez autant que vous le souhaitez. Chaque module vous vaut une attestation, et le cours entier un certificat.
course-announced = Ce cours est annoncé.
course-announced-what = Ses modules sont en cours de rédaction. Le plan figure ci-dessous ; vous pourrez vous inscrire dès l’ouverture du premier module.
course-sign-in-first = Ce cours est réservé aux agents dont le compte est approuvé. Connectez-vous pour l’ouvrir.
course-not-yet = Ce cours s’ouvrira une fois votre compte approuvé.
course-not-yet-what = La page de votre compte, sous votre nom, indique où en est votre demande. En attendant, vous pouvez lire les cours ouverts à tous.
course-newer = L’édition { $number } de ce cours est parue.
course-newer-what = La vôtre reste telle quelle tant que vous ne changez pas. Ce que vous avez lu, réussi et obtenu est conservé ; la progression se compte selon le nouveau plan.
course-move = Passer à la dernière édition
course-enrol = S’inscrire au cours
course-enrol-what = Inscrivez-vous pour conserver la trace de vos lectures, répondre aux quiz et obtenir des attestations.
course-start-reading = Commencer la lecture
course-finished = Vous avez achevé ce cours.
course-wait = Vous avez fait tout ce qui est ouvert à ce jour.
course-wait-what = Les autres modules sont à venir. Ce que vous avez fait est conservé et comptera.
course-coming = À venir
course-you-are-here = Vous êtes ici
course-module-done = Achevé
course-lessons-planned = { $count ->
        [one] { $count } leçon
       *[other] { $count } leçons
    } · environ { $time }
course-lessons-read = { $read ->
        [one] { $read } leçon lue
       *[other] { $read } leçons lues
    } sur { $count }
course-quizzes-passed = { $passed ->
        [one] { $passed } quiz réussi
       *[other] { $passed } quiz réussis
    } sur { $count }
module-lessons = Leçons
module-objectives = À l’issue de ce module

# A lesson
lesson-outline = Module { $module } · { $read ->
        [one] { $read } leçon lue
       *[other] { $read } leçons lues
    } sur { $count }
lesson-outline-label = Leçons de ce module
lesson-read = lue
lesson-on-this-page = Sur cette page
lesson-rests-on = Textes de référence
lesson-edition = Édition { $number } du cours · environ { $time } de lecture
lesson-mark-read = Marquer comme lue et continuer
lesson-mark-read-quiz = Marquer comme lue et passer au quiz
lesson-next = Leçon suivante
lesson-to-quiz = Passer au quiz
lesson-not-translated = Cette leçon n’est pas encore traduite.
lesson-not-translated-what = Vous lisez le texte dans sa langue d’origine. La leçon compte néanmoins comme lue.
box-answer = Afficher la réponse commentée
box-keypoints = Points essentiels

# A quiz before it starts
quiz-word = Quiz
quiz-of = Quiz { $module }
quiz-final = Évaluation finale
quiz-short = { $count ->
        [one] { $count } question
       *[other] { $count } questions
    } · { $percent } pour réussir
quiz-left = { $count ->
        [one] { $count } tentative restante
       *[other] { $count } tentatives restantes
    }
quiz-rule-questions = { $count ->
        [one] { $count } question, tirée pour cette tentative
       *[other] { $count } questions, tirées de nouveau à chaque tentative
    }
quiz-rule-pass = Pour réussir : au moins { $percent } des points
quiz-rule-minutes = { $count ->
        [one] { $count } minute à partir du début, selon l’horloge du serveur
       *[other] { $count } minutes à partir du début, selon l’horloge du serveur
    }
quiz-rule-interruptions = { $count ->
        [one] En cas de coupure, jusqu’à { $count } minute est rendue ; sans scripts, elle est ajoutée à la fin
       *[other] En cas de coupure, jusqu’à { $count } minutes sont rendues ; sans scripts, elles sont ajoutées à la fin
    }
quiz-rule-no-limit = Sans limite de temps : vous pouvez vous arrêter et revenir plus tard
quiz-rule-attempts = Tentatives restantes : { $left } sur { $count }
quiz-rule-saved = Chaque réponse est conservée par le serveur dès que vous la donnez
quiz-rule-practice = Entraînement : vérifiez chaque réponse au fur et à mesure, jusqu’à { $count } fois ; chaque essai précédent retire { $percent } de ses points
quiz-rule-certainty = Pour chaque réponse, vous indiquez votre degré de certitude : une réponse donnée avec une certitude forte rapporte davantage si elle est juste, et coûte plus qu’elle ne peut rapporter si elle est fausse
quiz-rule-who = Votre coordonnateur national voit si vous avez réussi et quand, jamais vos réponses
quiz-unread = { $count ->
        [one] { $count } leçon de ce module reste à lire. Vous pouvez tout de même commencer le quiz.
       *[other] { $count } leçons de ce module restent à lire. Vous pouvez tout de même commencer le quiz.
    }
quiz-you-passed = Vous avez réussi ce quiz.
quiz-start = Commencer
quiz-start-again = Commencer une nouvelle tentative
quiz-go-on = Reprendre votre tentative
quiz-used-up = Vous avez utilisé toutes vos tentatives.
quiz-used-up-what = Une tentative supplémentaire peut vous être accordée par { $who }. La réponse vous parviendra par courriel ; vos résultats précédents sont conservés.
quiz-ask = Demander une tentative supplémentaire
quiz-asked = Vous avez demandé une tentative supplémentaire.
quiz-asked-what = La demande a été transmise à : { $who }. La réponse vous parviendra par courriel.
quiz-granters-none = l’exploitant de Fairway
quiz-provisional = Le résultat de votre dernière tentative est provisoire jusqu’au { $time } : un appareil qui l’a ouverte n’a pas encore indiqué s’il détient des réponses données à temps.
quiz-end-wait = Mettre fin à l’attente
quiz-end-wait-what = Le résultat reste alors tel quel, et les réponses qui arriveraient ensuite ne comptent plus.
quiz-attempts = Tentatives
quiz-attempt = Tentative { $number }
quiz-started = Début
quiz-result = Résultat
quiz-passed-short = Réussi
quiz-failed-short = Pas encore réussi
quiz-waits-short = En cours de notation
quiz-to-mark = Votre dernière tentative est en cours de notation.
quiz-to-mark-what = Une personne lit votre réponse rédigée. Vous recevrez un message dès que la note sera donnée ; d’ici là, aucune nouvelle tentative ne peut commencer.
quiz-open-short = En cours

# A sitting
sitting-question = Question { $number } sur { $count }
sitting-question-word = Question
sitting-questions = Questions
sitting-marks = { $count ->
        [one] { $count } point
       *[other] { $count } points
    }
kind-single = une seule réponse
kind-multiple = plusieurs réponses
kind-true-false = vrai ou faux
kind-numeric = un nombre
kind-match = mise en correspondance
kind-classify = classement par groupes
kind-order = mise en ordre
kind-short = quelques mots
kind-hotspot = une zone d’une image
sitting-point-one = Désignez une zone, sur l’image ou par sa lettre ci-dessous.
sitting-point-all = Désignez toutes les zones qui conviennent, sur l’image ou par leur lettre ci-dessous.
kind-moment = un jour ou une heure
sitting-day-hint = Année, mois et jour, par exemple 2026-03-14.
sitting-time-hint = Heure et minute sur 24 heures, par exemple 14:30.
sitting-day-and-time-hint = Jour et heure, par exemple 2026-03-14 14:30.
problem-no-day = Ce n’est pas un jour : écrivez l’année, le mois et le jour, par exemple 2026-03-14.
problem-no-time = Ce n’est pas une heure : écrivez l’heure et la minute, par exemple 14:30.
problem-no-day-and-time = Ce n’est pas un jour et une heure : écrivez-les ainsi : 2026-03-14 14:30.
kind-written = texte noté par une personne
kind-gaps = texte à trous
kind-parts = plusieurs parties
sitting-choose-one = Choisissez une seule réponse.
sitting-choose-all = Choisissez toutes les bonnes réponses.
sitting-judge = Cette affirmation est-elle vraie ou fausse ?
sitting-true = Vrai
sitting-false = Faux
sitting-your-answer = Votre réponse
sitting-number-hint = { $decimals ->
        [0] Un nombre entier, en chiffres.
        [one] Un nombre en chiffres, avec { $decimals } décimale. La virgule et le point sont acceptés.
       *[other] Un nombre en chiffres, avec { $decimals } décimales. La virgule et le point sont acceptés.
    }
sitting-match = Choisissez ce qui correspond à chaque ligne.
sitting-classify = Choisissez le groupe auquel appartient chaque ligne.
sitting-order = Mettez les lignes dans l’ordre : choisissez le rang de chacune, 1 pour la première.
sitting-short-hint = Quelques mots. Les majuscules, les accents et les traits d’union ne comptent pas, sauf si la question le précise.
sitting-written-hint = { $most } caractères au plus. Le texte est conservé au fil de la saisie ; une personne le note, sans voir votre nom.
sitting-parts = Répondez à chaque partie.
sitting-gaps = Complétez chaque blanc.
sitting-choose = Choisir…
sitting-not-answered = Sans réponse
sitting-kept-at = Conservée par le serveur à { $time }
sitting-kept = Conservée
sitting-open = Sans réponse
sitting-answered = { $answered ->
        [one] { $answered } réponse donnée
       *[other] { $answered } réponses données
    } sur { $count }
sitting-until = Ouvert jusqu’à { $time }
sitting-peg-kept = Question { $number }, réponse conservée
sitting-peg-open = Question { $number }, sans réponse
sitting-pegs-what = Case pleine : votre réponse est conservée. Vous pouvez aller à n’importe quelle question.
sitting-back = Question { $number }
sitting-check = Vérifier
sitting-next = Question { $number }
sitting-try = Où en est cette réponse
sitting-try-right = Juste
sitting-try-wrong = Inexact
sitting-try-partly = En partie juste
sitting-tries-left = { $count ->
        [one] Il vous reste { $count } essai ; chaque essai précédent retire { $percent } des points.
       *[other] Il vous reste { $count } essais ; chaque essai précédent retire { $percent } des points.
    }
sitting-try-closed = Cette question est close.
sitting-save-next = Enregistrer et passer à la question { $number }
sitting-save-look-over = Enregistrer et relire
sitting-look-over = Relire et remettre
sitting-look-over-title = Relire vos réponses
sitting-strip = Où vous en êtes
sitting-state = État
sitting-still-open = { $count ->
        [one] { $count } question est encore sans réponse.
       *[other] { $count } questions sont encore sans réponse.
    }
sitting-hand-in-what = Une fois le quiz remis, vos réponses ne peuvent plus être modifiées. Vous voyez alors aussitôt vos points et l’explication de chaque réponse.
sitting-hand-in = Remettre
keeper-sending = Envoi en cours…
keeper-kept = Conservée par le serveur à { "{" }time{ "}" }
keeper-sealed = Scellée sur cet appareil à { "{" }time{ "}" }, pas encore envoyée
keeper-sign-in = Scellée sur cet appareil à { "{" }time{ "}" }. Reconnectez-vous dans un autre onglet pour l’envoyer.
keeper-not-kept = Pas encore envoyée. Seule cette page conserve votre réponse ; un nouvel essai a lieu toutes les quelques secondes. Gardez la page ouverte.
keeper-superseded = Vous avez répondu plus tard à cette question dans un autre onglet ou sur un autre appareil : c’est cette réponse-là qui compte. Rechargez la page pour la voir.
keeper-refused = Le serveur n’a pas accepté cette réponse ; ce qu’il avait conservé auparavant compte toujours. Rechargez la page pour voir où vous en êtes.
keeper-no-link = Pas de connexion depuis { "{" }time{ "}" }. Continuez : vos réponses sont scellées sur cet appareil et partiront d’elles-mêmes.
keeper-link-again = La connexion est rétablie. Ce qui attendait a été envoyé.
bell-left-one = il reste 1 minute
bell-left-other = il reste { "{" }count{ "}" } minutes
bell-left-less = il reste moins d’une minute
bell-warning = Attention : { "{" }left{ "}" }. La séance est ouverte jusqu’à { "{" }time{ "}" } ; ce qui est conservé à ce moment-là est remis automatiquement.
bell-lengthened = La séance est prolongée : elle est ouverte jusqu’à { "{" }time{ "}" }.
bell-over = Le temps est écoulé. Ce que vous avez répondu jusqu’à { "{" }time{ "}" } compte ; la remise est en cours.
bell-over-no-link = Le temps est écoulé et il n’y a pas de connexion. Ce que vous avez répondu jusqu’à { "{" }time{ "}" } est scellé sur cet appareil, partira de lui-même et comptera.
hand-in-sending = Remise en cours…
hand-in-waits = Il n’y a pas de connexion. Votre remise attend sur cet appareil et partira d’elle-même dès le retour de la connexion ; vous pouvez fermer cette page.
hand-in-sign-in = Votre remise attend sur cet appareil. Reconnectez-vous dans un autre onglet pour l’envoyer.
hand-in-refused = Le serveur n’a pas accepté la remise. Rechargez la page pour voir où vous en êtes.
replay-handed-in = Votre quiz qui attendait sur cet appareil a été remis ; récépissé { "{" }code{ "}" }.
replay-strip = Réponses sur cet appareil
replay-waiting-one = 1 réponse attend sur cet appareil
replay-waiting-other = { "{" }count{ "}" } réponses attendent sur cet appareil
replay-sent-one = 1 réponse qui attendait sur cet appareil a été envoyée.
replay-sent-other = { "{" }count{ "}" } réponses qui attendaient sur cet appareil ont été envoyées.
replay-refused = { "{" }count{ "}" } sont arrivées trop tard et n’ont pu être ajoutées.
leave-title = Se déconnecter sans liaison
leave-what = Vous êtes déconnecté de cet appareil sur-le-champ : la page se vide et plus rien n’est envoyé. Que faire des réponses que le serveur n’a pas encore ?
leave-stay = Rester connecté
leave-left = Vous êtes déconnecté de cet appareil. Vous pouvez fermer cette page ; personne ne peut y lire vos réponses. Le serveur mettra fin à votre session dès que cet appareil aura une liaison.
leaving-title = Avant de vous déconnecter
leaving-what = Cet appareil conserve des réponses que le serveur n’a pas encore. Elles partent maintenant si la connexion le permet ; la ligne ci-dessous dit où en est l’envoi.
leaving-keep = Se déconnecter et garder ce qui n’est pas envoyé
leaving-keep-what = Vos réponses restent scellées sur cet appareil. Personne d’autre ne peut les lire ; elles partiront quand vous vous reconnecterez ici.
leaving-discard = Se déconnecter et abandonner ce qui n’est pas envoyé
leaving-discard-what = Plus personne ne pourra les lire, vous non plus.

# The review of an attempt
review-passed = Réussi : { $earned } sur { $possible }
review-failed = Pas encore réussi : { $earned } sur { $possible }
review-so-far = À ce stade : { $earned } sur { $possible }
review-waiting = { $count ->
    [one] Une réponse rédigée doit encore être notée par une personne. Vous recevrez un message quand ce sera fait.
   *[other] { $count } réponses rédigées doivent encore être notées par une personne. Vous recevrez un message quand ce sera fait.
    }
review-waits = En cours de notation
review-wait = Vous n’avez rien à faire : cette note peut encore vous faire réussir.
review-held-back = Les bonnes réponses et leurs explications s’affichent une fois le quiz réussi, ou quand il ne vous reste plus de tentative.
review-never = Ce quiz n’indique que les points ; les bonnes réponses et leurs explications ne sont pas affichées.
review-marked = Critère
review-marker = Correcteur { $number }
review-level = Niveau atteint
review-share = { $percent } des points
review-comment = Remarque du correcteur
review-model = Une bonne réponse
review-pass-mark = Seuil de réussite : { $percent }
review-handed-in = remis le { $time }
review-receipt = reçu { $code }
review-provisional = Ce résultat est provisoire.
review-provisional-what = Les réponses données à temps qui se trouvent encore sur un appareil sont ajoutées jusqu’au { $time }. Si vous n’en avez pas, vous pouvez mettre fin à l’attente.
review-late = arrivée après la fin, donnée avant, et comptée
lengthened-interruption = La séance a duré { $span } de plus : la connexion était coupée.
lengthened-server = La séance a duré { $span } de plus : le serveur était à l’arrêt.
lengthened-granted = La séance a duré { $span } de plus : votre tuteur l’a accordé.
lengthened-without-scripts = La séance a duré { $span } de plus : l’allocation prévue pour les pages sans scripts.
certainty-asked = Quel est votre degré de certitude ?
certainty-hint = Si vous n’en dites rien, la réponse compte comme donnée avec une certitude faible.
certainty-unsure = Certitude faible
certainty-fairly-sure = Certitude moyenne
certainty-sure = Certitude forte
certainty-marks = juste : { $right }, fausse : { $wrong }
certainty-table = Ce que devient un point, et quand choisir quoi
certainty-you-say = Indication
certainty-right = Juste
certainty-wrong = Fausse
certainty-pays = Chances d’avoir raison
certainty-below = moins de { $percent }
certainty-between = { $from } à { $to }
certainty-above = plus de { $percent }
certainty-counted = Vous avez indiqué « { $certainty } » : la réponse compte { $marks }.
certainty-looked-back = Votre certitude et la réalité
certainty-looked-back-what = Une réponse sans indication compte comme donnée avec une certitude faible. À partir de cinq réponses, vous voyez si votre certitude était fondée.
certainty-said = Indication
certainty-answers = Réponses
certainty-were-right = Justes
certainty-fit = En bref
certainty-too-sure = Certitude excessive
certainty-fits = Certitude fondée
certainty-not-enough = Certitude trop modeste
review-question = Question { $number } · points : { $earned } sur { $possible }
review-right = Juste
review-wrong = Faux
review-missed = Bonne réponse manquée
review-you = votre choix
review-others = Les autres réponses
review-unanswered = Sans réponse
review-you-answered = Votre réponse : { $answer }.
review-right-is = La bonne réponse : { $answer }.
review-your-answers = Vos réponses à la question { $number }
review-item = Élément
review-your-answer = Votre réponse
review-reason = Bonne réponse et explication
review-reread = À relire : { $lesson }
review-what-it-earned = Ce que cela vous vaut
review-what-now = Et maintenant
review-earned = Ce quiz a compté pour le document n° { $number }, établi à votre nom.
review-open-proof = Ouvrir le document
review-still-to-read = { $count ->
        [one] Il reste { $count } leçon à lire dans ce module ; il sera alors achevé.
       *[other] Il reste { $count } leçons à lire dans ce module ; il sera alors achevé.
    }
review-to-lessons = Aller aux leçons
review-left = { $count ->
        [one] Il vous reste { $count } tentative. Lisez d’abord les explications et les leçons indiquées ici ; d’autres questions peuvent être tirées.
       *[other] Il vous reste { $count } tentatives. Lisez d’abord les explications et les leçons indiquées ici ; d’autres questions peuvent être tirées.
    }
review-again = Aller au quiz
review-none-left = Vous avez utilisé toutes vos tentatives. Ce résultat est conservé ; la page du quiz vous permet d’en demander une de plus.
review-ask = Demander une tentative supplémentaire
review-to-course = Revenir au cours

# My learning and the transcript
learning-next-step = Étape suivante
learning-where-you-stopped = Là où vous vous êtes arrêté · { $course }
learning-continue = Poursuivre la lecture
learning-to-quiz = Aller au quiz
learning-nothing = Vous n’êtes encore inscrit à aucun cours.
learning-nothing-what = Choisissez un cours et inscrivez-vous : vos leçons, vos résultats et vos attestations figureront ici.
learning-results = Résultats des quiz
learning-when = Remis le
learning-marks = Points
learning-proof = Attestations et certificats
learning-no-proof = Vous n’en avez pas encore. Chaque module achevé donne droit à une attestation, chaque cours achevé à un certificat.
learning-transcript = Relevé de formation, à imprimer
learning-who-sees = Qui voit ces informations
learning-who-sees-what = Votre coordonnateur national voit votre progression, ce que vous avez réussi et quand. Vos réponses ne sont visibles que de vous.
transcript-title = Relevé de formation
transcript-as-of = Situation au { $date }
transcript-since = inscription : { $date }
transcript-what = Intitulé
transcript-number = Numéro
transcript-issued = Délivré le

# Certificates
certificate-prints = Cette page s’imprime sur une seule feuille.
certificate-check = Ouvrir la page publique
certificate-badge = Télécharger le fichier signé
certificate-certifies = Le présent document certifie que
certificate-of = ({ $organisation })
certificate-completed-module = a achevé le module
certificate-completed-course = a achevé le cours
certificate-issued = Délivré le { $date }
certificate-until = Valable jusqu’au { $date }
certificate-no-end = Sans limite de validité
certificate-operator = Émetteur, exploitant de Fairway
certificate-check-at = Vérification à l’adresse
certificate-qr = Code menant à la page publique de vérification
certificate-public = Quiconque en possède l’adresse ou le code peut vérifier ce document sur sa page publique, qui indique votre nom et votre administration.
certificate-hide = Retirer la page publique
certificate-hidden = Vous avez retiré la page publique : personne ne peut actuellement vérifier ce document en ligne.
certificate-show = Rétablir la page publique
credential-number = N° { $number }
credential-module-of = Module du cours « { $course } » : { $lessons ->
        [one] { $lessons } leçon
       *[other] { $lessons } leçons
    }, environ { $time } d’étude.
credential-course-of = { $modules ->
        [one] { $modules } module
       *[other] { $modules } modules
    }, { $lessons ->
        [one] { $lessons } leçon
       *[other] { $lessons } leçons
    }, environ { $time } d’étude.
credential-assessed = Résultat de l’évaluation : { $earned } sur { $possible } (seuil de réussite : { $percent }).
credential-edition = Édition { $number } ({ $hash }), suivie en { $language }.
credential-neutral-module = Un module d’un cours réservé aux agents des administrations douanières
credential-neutral-course = Un cours réservé aux agents des administrations douanières
language-english = anglais
language-french = français

# Public verification
verify-title = Vérification d’une attestation ou d’un certificat
verify-valid = Authentique et valable
verify-valid-what = Ce document a été délivré et signé ici ; les indications ci-dessous sont celles qui ont été signées.
verify-expired = Authentique, mais expiré : valable jusqu’au { $date }
verify-expired-what = Ce document a été délivré et signé ici ; sa validité a pris fin. Le parcours qu’il atteste demeure acquis.
verify-suspended = Suspendu
verify-suspended-what = Ce document a été délivré ici et sa validité est provisoirement suspendue. Ne vous y fiez pas tant que cette page ne l’indique pas comme valable.
verify-revoked = Révoqué
verify-revoked-what = Ce document a été délivré ici, puis retiré par l’émetteur. Il n’a plus aucune valeur probante.
verify-hidden = Non affiché
verify-hidden-what = Le titulaire a retiré cette page. Cela ne met pas en cause le document : demandez au titulaire de rétablir la page, puis rechargez-la.
verify-unknown = Aucun document ne porte cet identifiant
verify-unknown-what = Comparez l’adresse, caractère par caractère, avec celle du document. Si elle est identique, le document n’a pas été délivré ici.
verify-altered = L’enregistrement ne correspond pas à sa signature
verify-altered-what = Ce qui est conservé ici n’est plus ce qui a été signé. Ne vous y fiez pas et veuillez le signaler à l’exploitant indiqué au bas de cette page.
verify-holder = Titulaire
verify-for = Délivré pour
verify-course = Cours
verify-done = Travail accompli
verify-number = Numéro
verify-issued = Délivré le
verify-issuer = Émetteur
verify-identifier = Identifiant
verify-compare = Comparez le nom, le numéro et la date avec le document qui vous a été présenté. En cas de différence, c’est cette page qui fait foi.

# Forms
form-wrong = L’envoi n’a pas encore abouti. Ce que vous avez écrit est conservé ; veuillez vérifier :
form-of = { $name } : { $problem }
field-name = Nom et prénom
field-name-hint = Tels qu’ils doivent figurer sur vos attestations.
field-email = Adresse électronique
field-work-email = Adresse électronique professionnelle
field-work-email-hint = L’adresse que votre administration vous a attribuée. Le message de confirmation y sera envoyé.
field-organisation = Administration ou organisation
field-organisation-hint = Son coordonnateur national approuve votre compte.
field-language = Langue
field-password = Mot de passe
field-password-hint = Au moins { $least } caractères. Quelques mots sans rapport entre eux font un bon mot de passe.
field-new-password = Nouveau mot de passe
field-again = Nouveau mot de passe, encore une fois
field-present-password = Mot de passe actuel
problem-missing = Veuillez remplir ce champ.
problem-too-long = Ce texte est trop long : { $most } caractères au maximum.
problem-too-short = Ce texte est trop court : { $least } caractères au minimum.
problem-not-an-address = Cette adresse électronique n’est pas complète. Elle se présente sous la forme nom@administration.example.
problem-not-a-choice = Veuillez choisir dans la liste.
problem-not-a-number = Ceci ne peut pas être lu comme un nombre. Écrivez-le en chiffres, par exemple 12,5.
problem-out-of-range = Saisissez un nombre entier de { $least } à { $most }.
problem-key-shares = Ces parts ne forment pas un corrigé : une seule bonne réponse vaut 100 et les autres 0 ou moins ; plusieurs bonnes réponses font exactement 100 ensemble.
problem-key-places = Chaque ligne doit avoir sa propre place.
problem-key-formula = La formule ou la tolérance ne convient pas à la question.
problem-key-same = C’est le corrigé actuel. Modifiez ce qui y est faux.
problem-not-a-day = Ceci n’est pas une date. Indiquez l’année, le mois et le jour, par exemple 2027-03-31.
problem-in-the-past = Ce jour est passé. Choisissez-en un autre.
problem-guessable = Ce mot de passe est facile à deviner. Choisissez-en un plus long ou moins courant, sans votre nom ni votre adresse.
problem-not-the-same = Les deux mots de passe ne sont pas identiques. Veuillez les saisir de nouveau.
problem-wrong-password = Ce n’est pas votre mot de passe actuel.
problem-nobody = Personne n’est inscrit avec cette adresse.
problem-answer-too-long = Cette réponse est trop longue. N’écrivez que le nombre et, si vous le souhaitez, son unité.
problem-answer-does-not-fit = Cette réponse ne correspond pas à la question telle qu’elle est posée ici. Rechargez la page et répondez de nouveau.

# Register and confirm
register-title = S’inscrire
register-lead = Pour les agents des administrations douanières et des organisations partenaires. Le compte est approuvé par votre coordonnateur national.
register-choose-organisation = Choisissez votre administration
register-send = S’inscrire
register-known = Vous avez déjà un compte ?
register-notice = Ce qui est conservé à votre sujet
register-notice-who = { $operator } exploite cette installation, sur ses propres machines.
register-notice-what = Sont conservés votre nom, votre adresse professionnelle, votre administration et votre langue, vos lectures, vos réponses et vos résultats, ainsi que les dates de vos connexions. Ni photo ni date de naissance.
register-notice-sees = Votre coordonnateur national voit l’état d’avancement, les résultats et les dates, jamais vos réponses.
register-notice-ask = Par l’intermédiaire de votre coordonnateur national, vous pouvez en demander une copie ou l’effacement.
registered-title = Consultez votre messagerie
registered-what = Un message est en route vers l’adresse que vous avez indiquée. S’il n’arrive pas dans quelques minutes, regardez parmi les courriers indésirables.
registered-step-confirm = Ouvrez le lien du message pour confirmer votre adresse. Il est utilisable pendant 48 heures.
registered-step-approve = Votre coordonnateur national approuve le compte ; un message vous en informe.
registered-step-start = Connectez-vous et commencez. En attendant, vous pouvez lire les cours ouverts à tous.
confirm-title = Confirmer votre adresse
confirm-what = Confirmez que cette adresse est bien la vôtre ; votre demande de compte est alors transmise au coordonnateur national.
confirm-send = Confirmer mon adresse
confirm-spent-next = Si vous avez déjà confirmé votre adresse, connectez-vous. Sinon, inscrivez-vous de nouveau avec la même adresse : un nouveau message vous parviendra.

# Sign in and passwords
sign-in-shared = Cet ordinateur est partagé
sign-in-shared-hint = Vous serez alors déconnecté après 15 minutes d’inactivité, et les pages ne seront pas gardées sur l’ordinateur.
sign-in-forgotten = Mot de passe oublié ?
sign-in-carried = Ce que vous avez envoyé est conservé.
sign-in-carried-what = Votre session avait pris fin. L’envoi aura lieu dès que la même personne se sera reconnectée ici.
forgotten-title = Mot de passe oublié
forgotten-what = Indiquez l’adresse de votre compte. Un lien pour choisir un nouveau mot de passe vous parviendra par courriel ; il est utilisable pendant 2 heures.
forgotten-send = Recevoir un lien
sent-title = Consultez votre messagerie
sent-what = Si un compte existe avec cette adresse, un message contenant un lien est en route. Le lien est utilisable pendant 2 heures. Tant que vous ne l’utilisez pas, votre mot de passe reste inchangé.
password-choose = Choisir un mot de passe
password-set = Enregistrer le nouveau mot de passe

# The own account
account-title = Votre compte
account-standing = Approbation
account-password = Changer de mot de passe
account-changed = Votre mot de passe est changé. Vos sessions sur d’autres appareils ont pris fin.
account-latin = Votre nom en caractères latins
account-latin-label = Nom en caractères latins
account-latin-hint = Tel qu’il figure sur un billet ou un badge. Les lettres et les certificats imprimés l’emploient lorsque leurs polices n’ont pas les caractères de votre nom.
account-latin-keep = Enregistrer
account-latin-changed = Votre nom en caractères latins est enregistré.
account-sign-ins = Où vous êtes connecté
account-sign-in-own = Un ordinateur ou un téléphone
account-sign-in-shared = Un ordinateur partagé
account-sign-in-since = Depuis le { $time }
account-sign-in-seen = dernière activité le { $time }
account-sign-in-here = Cet appareil
account-sign-in-end = Déconnecter cet appareil
account-end-all = Se déconnecter partout
account-end-all-what = Vous serez déconnecté de tous vos appareils, celui-ci compris. Les réponses qui attendent sur un appareil y restent scellées : elles ne partiront que lorsque vous vous y reconnecterez.
account-end-all-do = Déconnecter tous mes appareils
standing-approved = Approuvé
standing-waiting = Votre compte est en attente d’approbation.
standing-refused = Refusé : { $reason }
standing-held-coordinator = La demande est entre les mains du coordonnateur national ({ $organisation }).
standing-held-secretariat = Il n’y a pas encore de coordonnateur national ici ({ $organisation }) ; la demande est entre les mains du Secrétariat.
standing-held-administrator = Il n’y a pas encore de coordonnateur national ici ({ $organisation }) ; la demande est entre les mains d’un administrateur de cette installation.

# The national coordinator’s rooms
waiting-title = En attente de votre décision
waiting-accounts = Comptes
waiting-none = Aucun compte en attente.
waiting-none-what = Lorsqu’un agent s’est inscrit et a confirmé son adresse, sa demande figure ici et un message vous en informe.
waiting-since = depuis le { $time }
waiting-approve = Approuver
waiting-refuse = Refuser
waiting-refuse-reason = Motif
waiting-refuse-hint = L’agent lira ce texte dans le message : indiquez ce qui manque et ce qu’il faut faire.
waiting-requests = Demandes de tentative supplémentaire
waiting-decided = Votre décision est enregistrée ; l’agent en est informé par un message.
request-reason = Motif
request-reason-hint = L’agent lira ce texte dans le message, quelle que soit votre décision.
request-grant = Accorder une tentative
request-decline = Refuser
officers-link = Vos agents
officers-title = Agents · { $organisation }
officers-export = Télécharger le tableau (CSV)
officers-count = { $count ->
        [one] agent approuvé
       *[other] agents approuvés
    }
officers-enrolled = inscrits au cours
officers-completed = ont achevé le cours
officers-silent = en cours, sans activité depuis 30 jours
officers-waiting = comptes en attente
officers-search = Nom ou adresse
officers-course = Cours
officers-show = Afficher
officers-none = Aucun agent à afficher
officers-none-what = Les agents figurent ici une fois leur compte approuvé. Si vous avez fait une recherche, essayez avec une partie du nom ou de l’adresse.
officers-officer = Agent
officers-progress = Leçons lues
officers-modules = Modules achevés
officers-seen = Dernière visite
officers-standing = Situation
officers-never = jamais
officers-not-enrolled = Non inscrit
officers-not-begun = Pas commencé
officers-under-way = En cours
officers-silent-since = { $days ->
        [one] Sans activité depuis { $days } jour
       *[other] Sans activité depuis { $days } jours
    }
officers-done = Achevé
officers-next = Agents suivants
csv-lessons-read = Leçons lues
csv-lessons = Leçons du cours
csv-last = Dernière activité
csv-completed = Cours achevé le

# The tutor’s rooms
tutor-title = Tutorat
tutor-sittings = Séances à durée limitée en cours
tutor-sittings-none = Personne ne passe en ce moment un quiz à durée limitée de vos cours.
tutor-since = commencée { $time }
tutor-more-time = Accorder du temps
tutor-minutes = Minutes à ajouter
tutor-minutes-hint = Un nombre entier. La fin de la séance est reportée aussitôt, et l’agent le voit.
tutor-time-reason-hint = Conservé avec la séance, avec votre nom et l’heure.
tutor-grant-time = Ajouter le temps
tutor-lengthened = Le temps a été ajouté.
marking-title = Réponses rédigées à noter
marking-count = { $count ->
    [0] Aucune réponse rédigée ne vous attend.
    [one] Une réponse rédigée vous attend.
   *[other] { $count } réponses rédigées vous attendent.
    }
marking-open = Noter les réponses rédigées
marking-none = Rien n’attend.
marking-none-what = Quand un agent remet un quiz comportant une réponse rédigée dans l’un de vos cours, la réponse figure ici jusqu’à ce qu’elle soit notée.
marking-blind = Vous ne voyez ni de qui est la réponse, ni ce que d’autres lui ont donné. Celles que vous avez notées ne figurent plus ici.
marking-kept = Votre note a été enregistrée. Si plus rien n’attend dans ce quiz, l’agent en a été informé.
marking-before = Cette réponse ne vous attend plus.
marking-before-what = Une autre personne l’a notée entre-temps ; vos choix n’ont pas été enregistrés.
marking-question = Question
marking-since = Remise
marking-handed-in = remise { $time }
marking-answer = Noter une réponse rédigée
marking-written = Texte de l’agent
marking-levels = Votre note
marking-comment = À l’intention de l’agent (facultatif)
marking-comment-hint = Affiché avec la note, sans votre nom. { $most } caractères au plus.
marking-final = Une fois donnée, votre note ne peut plus être modifiée.
marking-give = Donner cette note
paper-title = Quiz sur papier
paper-tutor = Pour une salle sans ordinateurs : imprimez un quiz, chaque feuille portant son numéro, puis saisissez les réponses.
paper-open = Quiz sur papier
paper-what = Chaque feuille tire ses propres questions et porte son propre numéro. Vous saisissez ensuite ce que les agents ont écrit ; une feuille sur cinq est saisie une seconde fois par un autre tuteur. Les points sont ceux que les mêmes réponses obtiendraient à l’écran.
paper-printings = Déjà imprimés
paper-none = Rien n’a encore été imprimé.
paper-none-what = Choisissez un quiz ci-dessous. Aucune liste de noms n’est nécessaire : chacun écrit le sien sur la feuille reçue.
paper-language = Langue
paper-held-on = Jour de la séance
paper-counted = Comptées
paper-counted-of = { $counted } sur { $sheets }
paper-print = Imprimer un quiz
paper-quiz-hint = Les quiz d’entraînement n’y figurent pas : ils donnent la réponse aussitôt, ce que le papier ne peut pas faire.
paper-sheets = Nombre de feuilles
paper-sheets-hint = Une par agent, de 1 à { $most }. Une feuille qui ne sert pas ne compte pour rien.
paper-make = Préparer les feuilles
paper-count = { $count ->
    [one] 1 feuille
   *[other] { $count } feuilles
}
paper-open-sheets = Ouvrir les feuilles pour les imprimer
paper-how = Chaque agent inscrit son nom et son adresse électronique sur la feuille. L’adresse est celle de son compte ici ; qui n’en a pas s’inscrit d’abord et attend l’approbation habituelle. C’est vous qui tenez le temps dans la salle.
paper-sheets-word = Feuilles
paper-number = Numéro
paper-state = État
paper-officer = Agent
paper-keyed-by = Saisie par
paper-to-do = À faire
paper-state-to-key = Non saisie
paper-state-to-sample = Attend une seconde personne
paper-state-differs = Lectures différentes
paper-state-counts = Comptée
paper-do-key = Saisir
paper-do-sample = Saisir une seconde fois
paper-do-settle = Relire
paper-for-another = Pour un autre tuteur
paper-said-counts = La feuille { $sheet } est comptée. L’agent a reçu son résultat par courriel.
paper-said-sample = La feuille { $sheet } est enregistrée. Elle fait partie de l’échantillon : un autre tuteur la saisit aussi avant qu’elle ne compte.
paper-said-differs = La feuille { $sheet } avait été lue autrement la première fois. Une autre personne que le premier lecteur la relit. Désormais, toutes les feuilles de ce tirage qui ne sont pas encore comptées sont saisies deux fois.
paper-prints = Imprimez cette page avec votre navigateur. Chaque feuille commence sur une nouvelle page ; rien n’y indique les bonnes réponses.
paper-minutes = { $minutes } minutes
paper-pass-mark = seuil de réussite { $percent }
paper-name = Nom
paper-email = Adresse électronique du compte
paper-administration = Administration
paper-signature = Date et signature
paper-instructions = Écrivez lisiblement, en capitales, dans les cases. Laissez vide ce que vous ne savez pas. Pour changer une lettre, barrez la case et écrivez la nouvelle lettre à côté.
paper-one-letter = Votre lettre :
paper-all-letters = Toutes les lettres justes :
paper-a-number = { $decimals ->
    [0] Votre nombre, sans décimale :
    [one] Votre nombre, avec 1 décimale :
   *[other] Votre nombre, avec { $decimals } décimales :
}
paper-match = Écrivez devant chaque ligne la lettre qui lui correspond. Chaque lettre ne sert qu’une fois.
paper-classify = Écrivez devant chaque ligne la lettre de la catégorie à laquelle elle appartient. Une lettre peut servir plusieurs fois.
paper-order = Les lettres dans le bon ordre, la première en tête :
paper-words = Vos mots :
paper-parts = Vos réponses :
paper-key-title = Saisir la feuille { $sheet }
paper-key-what = Saisissez ce qui figure sur la feuille, non ce qui vous semble avoir été voulu. Là où rien n’est écrit, laissez le champ vide ; là où deux lettres figurent alors qu’une seule est demandée, laissez-le vide aussi.
paper-sample-title = Saisir la feuille { $sheet } une seconde fois
paper-sample-what = Cette feuille fait partie de l’échantillon. Vous ne voyez pas ce que le premier lecteur a saisi ; les textes qu’un tuteur note ensuite n’y figurent pas.
paper-letters-how = Les lettres peuvent être majuscules ou minuscules, avec ou sans espaces. Dans un ordre, { $empty } tient lieu d’une place laissée vide.
paper-email-hint = Telle qu’elle figure sur la feuille. Le nom s’affiche une fois la feuille comptée.
paper-box = Sur la feuille
paper-hint-letter = Une lettre, de A à { $last }
paper-hint-letters = Des lettres, de A à { $last }
paper-hint-order = Les lettres de A à { $last }, dans l’ordre écrit
paper-hint-number = Le nombre tel qu’il est écrit
paper-hint-words = Les mots tels qu’ils sont écrits
paper-keep = Enregistrer cette feuille
paper-settle-title = Relire la feuille { $sheet }
paper-settle-what = Deux personnes ont lu cette feuille différemment. Prenez la feuille en main et choisissez ce qui y figure réellement.
paper-settle-officer = De qui est cette feuille ?
paper-nothing = (rien)
problem-unknown-letter = Ici, les lettres vont de A à { $last }.
problem-one-letter = Une seule lettre a sa place ici. S’il y en a plusieurs sur la feuille, laissez le champ vide.
problem-letter-twice = La même lettre figure ici deux fois.
problem-sit-none-left = Cet agent n’a plus de tentative à ce quiz. Gardez la feuille ; elle pourra être saisie lorsqu’il en aura demandé et obtenu une de plus.
problem-sit-provisional = Le résultat de la dernière tentative de cet agent peut encore changer. Saisissez la feuille lorsqu’il sera définitif.
problem-sit-to-mark = Des réponses rédigées de la dernière tentative de cet agent attendent d’être notées. Saisissez la feuille ensuite.
problem-sit-open = Cet agent a une tentative en cours à l’écran. Saisissez la feuille lorsqu’elle aura été remise.
problem-not-approved = Le compte de cette adresse n’est pas encore approuvé.
problem-ones-own = C’est votre propre adresse. Un autre tuteur saisit votre feuille.
letter-paper = Votre quiz sur papier est compté : { $module }
letter-paper-text =
    La feuille { $sheet }, sur laquelle vous avez répondu au quiz de « { $module } », a été saisie et corrigée.

    { $result }

    Ce qui a été saisi à partir de votre feuille figure dans la correction. Si quelque chose n’y correspond pas à ce que vous avez écrit, dites-le à votre tuteur, qui détient la feuille :
    { $link }
letter-paper-waits = Un tuteur doit encore noter vos réponses rédigées.
review-on-paper = Rédigé sur papier, feuille { $sheet }, et saisi par un tuteur. Si une réponse ci-dessous n’est pas ce que vous avez écrit, dites-le à votre tuteur, qui détient la feuille.
measures = Aménagement : { $all }
measure-more-time = { $percent } de temps en plus
measure-keep-order = questions et options dans un ordre fixe
measure-larger-text = texte agrandi
accommodate-title = Aménagements
accommodate-what = Ce dont un agent dispose dans tous les quiz d’un cours, à partir de la prochaine tentative. Le motif n’est ni demandé ni conservé ; seuls les tuteurs du cours et l’agent le voient.
accommodate-give = Accorder un aménagement
accommodate-course = Cours
accommodate-email = Adresse électronique de l’agent
accommodate-more-time = Temps supplémentaire, en pour cent
accommodate-more-time-hint = De 0 à 200 ; laissez vide s’il n’y en a pas.
accommodate-keep-order = Questions et options dans un ordre fixe
accommodate-larger-text = Texte agrandi
accommodate-end = Y mettre fin
accommodated = L’aménagement a été enregistré.
tutor-none = Aucune demande en attente.
tutor-none-what = Lorsqu’un agent a utilisé toutes ses tentatives à un quiz de votre cours et en demande une de plus, sa demande figure ici et un message vous en informe.

# Retour sur les quiz, et corrigés rectifiés
analysis-title = Bilan des quiz
analysis-quizzes = Quiz
analysis-course = Cours
analysis-quiz = Quiz
analysis-question = Question
analysis-questions = Questions
analysis-question-of = Question { $id }
analysis-figures = Chiffres de cette question
analysis-attempts = { $count ->
        [one] tentative remise
       *[other] tentatives remises
    }
analysis-attempts-word = Tentatives
analysis-passed = { $count ->
        [one] tentative réussie
       *[other] tentatives réussies
    }
analysis-mean = points en moyenne
analysis-deviation = dispersion (écart-type)
analysis-reliability = fidélité (alpha de Cronbach)
analysis-error = erreur type de mesure
analysis-undefined = –
analysis-exposure = Posée
analysis-facility = Facilité
analysis-facility-what = La part moyenne des points obtenue. Près de 100 %, tout le monde l’obtient ; près de 0 %, personne.
analysis-spread = Dispersion
analysis-discrimination = Discrimination
analysis-discrimination-what = Ceux qui l’obtiennent réussissent-ils mieux les autres questions ? Au-dessous de 0, les plus faibles l’obtiennent plus souvent : vérifiez le corrigé.
analysis-efficiency = Efficacité
analysis-efficiency-what = La discrimination rapportée au maximum possible avec des points ainsi répartis.
analysis-weight = Poids
analysis-weight-what = La part de cette question dans ce qui distingue les tentatives.
analysis-legend = Ce que disent ces chiffres
analysis-earlier = version antérieure
analysis-suspect = Les plus faibles l’obtiennent plus souvent : vérifiez le corrigé.
analysis-certainty = Certitude des agents et réponses justes
analysis-distribution = Points obtenus
analysis-distribution-what = Barres : tentatives selon la part des points obtenue, par tranches de dix pour cent. Les mêmes chiffres figurent dans le tableau ci-dessous.
analysis-as-table = Les mêmes chiffres en tableau
analysis-earned = Points obtenus
analysis-median = { $count ->
        [one] La moitié des agents a mis au plus { $count } seconde.
       *[other] La moitié des agents a mis au plus { $count } secondes.
    }
analysis-answers = Réponses données
analysis-answers-what = { $count ->
        [one] D’après { $count } tentative, sans les noms.
       *[other] D’après { $count } tentatives, sans les noms.
    }
analysis-answer = Réponse
analysis-part = Part
analysis-rest = Obtenu ailleurs
key-struck-out = Annulée : tout le monde obtient tous les points
key-formula = Formule du nombre exact
key-formula-hint = Avec + - * / et des parenthèses, un point comme séparateur décimal, et ces paramètres : { $names }
key-tolerance = Tolérance, de part et d’autre
key-judgement = L’affirmation est
key-shares-hint = Ce que vaut chaque option, en pour cent. La bonne vaut 100 et les autres 0 ou moins ; plusieurs bonnes font 100 ensemble.
key-only-strike-out = Le corrigé de ce type de question se rectifie dans le fichier du cours. Ici, la question peut être annulée.
correct-title = Le corrigé est faux
correct-what = Proposez un autre corrigé. Une seconde personne le confirme ; toutes les tentatives qui comportaient la question sont alors recorrigées, et les agents concernés en sont avisés.
correct-key = Le corrigé exact
correct-strike-out = Annuler la question : tout le monde obtient tous les points
correct-reason-hint = Les agents concernés le lisent.
correct-propose = Proposer, et voir ce que cela change
corrections-title = Corrigés rectifiés
corrections-none = Aucun corrigé n’a été rectifié.
corrections-none-what = Si un corrigé est faux, ouvrez la question ci-dessus et proposez-en un autre.
corrections-by = Proposé par
corrections-at = Proposé le
correction-of = Rectification de la question { $id }
correction-proposed = Attend une seconde personne
correction-marking = Confirmée ; les tentatives sont en cours de recorrection
correction-in-force = En vigueur ; toutes les tentatives sont corrigées ainsi
correction-withdrawn = Retirée
correction-proposed-by = Proposée par { $name }, le { $time }
correction-decided-by = Décidée par { $name }, le { $time }
correction-reason = Motif :
correction-before = Avant
correction-after = Après
correction-preview = Ce que cela changerait
correction-attempts = { $count ->
        [one] { $count } tentative remise comportait la question
       *[other] { $count } tentatives remises comportaient la question
    }
correction-changes = { $count ->
        [one] { $count } résultat change
       *[other] { $count } résultats changent
    }
correction-turns-to = { $count ->
        [0] aucun ne devient une réussite
        [one] { $count } devient une réussite
       *[other] { $count } deviennent une réussite
    }
correction-turns-from = { $count ->
        [0] aucun ne cesse d’être une réussite
        [one] { $count } cesse d’être une réussite
       *[other] { $count } cessent d’être une réussite
    }
correction-under-way = { $count ->
        [0] aucune tentative en cours ne la comporte
        [one] { $count } tentative en cours garde sa question et sera corrigée selon le nouveau corrigé
       *[other] { $count } tentatives en cours gardent leur question et seront corrigées selon le nouveau corrigé
    }
correction-partial = Il y a plus de tentatives que l’aperçu n’en examine. Toutes seront recorrigées après confirmation.
correction-turn = Issue
correction-to-pass = Devient une réussite
correction-from-pass = N’est plus une réussite
correction-confirm-what = Ne confirmez que ce que vous avez vérifié vous-même. Les résultats précédents sont conservés ; les attestations font ensuite l’objet d’une décision au cas par cas.
correction-confirm = Confirmer et recorriger
correction-decline = Refuser
correction-waits-what = Une autre personne responsable de ce cours doit la confirmer.
correction-withdraw = Retirer
correction-turned = Résultats dont l’issue a changé
correction-turned-what = Rien n’est délivré ni révoqué automatiquement. Décidez pour chaque agent.
correction-issue = Compter comme réussi
correction-revoke = Révoquer l’attestation
correction-keep = Tout laisser en l’état
correction-turn-hint = Conservé avec la décision.
correction-issued = Compté comme réussi
correction-revoked = Attestation révoquée
correction-kept = Laissé en l’état

# People and roles
roles-title = Personnes et rôles
roles-grant = Attribuer un rôle
roles-choose = Choisir…
roles-person = Personne
roles-role = Rôle
roles-scope = Périmètre
roles-scope-hint = Un rôle ne vaut que pour un périmètre : toute l’installation, une administration ou un cours.
roles-until = Jusqu’au
roles-until-hint = Le rôle vaut jusqu’à la fin de ce jour. Laissez vide pour un rôle sans échéance.
roles-no-end = Sans échéance
roles-reason = Motif
roles-withdraw = Retirer
roles-changed = La modification est enregistrée et prend effet immédiatement.
scope-installation = Toute l’installation
role-coordinator = Coordonnateur national
role-tutor = Tuteur
role-author = Auteur
role-translator = Traducteur
role-publisher = Responsable de la publication
role-accreditation-manager = Gestionnaire des accréditations
role-assessor = Évaluateur
role-decision-maker = Décideur
role-auditor = Auditeur
role-administrator = Administrateur

# When something went wrong
error-forbidden = Cette page ne vous est pas ouverte
error-forbidden-what = Vous êtes connecté, mais vos rôles ne couvrent pas ce que vous avez demandé. Rien n’a été modifié.
error-forbidden-next = Si votre travail l’exige, adressez-vous à votre coordonnateur national.
error-not-found = Il n’y a rien à cette adresse
error-not-found-what = Cette page n’existe pas ou ne vous est pas ouverte.
error-not-found-next = Vérifiez l’adresse ou cherchez ici dans les cours et les leçons.
error-refused = Cette opération n’a pas pu être effectuée
error-refused-next = Tout ce qui avait été conservé est resté en l’état. Revenez à la page précédente ou continuez à partir d’ici.
error-too-many = Trop d’essais
error-too-many-what = Cette opération a été essayée de nombreuses fois en peu de temps ; elle est suspendue un moment pour protéger les comptes. Rien n’a été modifié.
error-too-many-next = Réessayez après { $time }.
error-too-large = L’envoi est trop volumineux
error-too-large-what = Un formulaire peut contenir ici un demi-mégaoctet de texte au plus. Rien de cet envoi n’a été conservé.
error-too-large-next = Revenez en arrière, abrégez le texte et envoyez-le de nouveau.
error-other-site = Ce formulaire ne vient pas de ce site
error-other-site-what = Votre navigateur indique qu’un autre site l’a envoyé. Pour protéger votre compte, il n’a pas été traité.
error-other-site-next = Ouvrez la page sur ce site et remplissez de nouveau le formulaire.
error-busy = Beaucoup de monde en même temps
error-busy-what = Le serveur n’a pas pu traiter votre demande cette fois. Tout ce qu’il avait déjà conservé est en sécurité.
error-busy-next = Attendez quelques secondes, puis rechargez la page. Si le navigateur demande s’il faut renvoyer le formulaire, acceptez.
error-broken = Une erreur est survenue de notre côté
error-broken-what = Vous n’y êtes pour rien. Ce que le serveur a confirmé avoir conservé est en sécurité ; votre dernier envoi n’a peut-être pas été pris en compte.
error-broken-next = Revenez en arrière et réessayez. Si l’erreur se reproduit, communiquez ce numéro à votre coordonnateur national : { $incident }.
error-to-courses = Voir tous les cours
refused-sign-in = L’adresse et le mot de passe ne correspondent pas. Vérifiez-les, ou demandez un lien pour choisir un nouveau mot de passe.
refused-not-confirmed = Cette adresse n’est pas encore confirmée. Ouvrez le lien du message que vous avez reçu ; s’il ne fonctionne plus, inscrivez-vous de nouveau avec la même adresse et un nouveau message vous parviendra.
refused-link-spent = Ce lien a déjà été utilisé, est trop ancien ou n’est pas complet.
refused-correction-waits = Une rectification de cette question attend déjà une seconde personne.
refused-second-person = Une autre personne doit confirmer ce que vous avez proposé.
refused-already-decided = Une autre personne a déjà rendu sa décision. C’est celle-ci qui vaut.
refused-no-bell-to-move = Cette séance est terminée : on ne peut plus y ajouter de temps.
refused-not-enrolled = Vous n’êtes pas inscrit à ce cours. Inscrivez-vous sur la page du cours ; un clic suffit.
refused-no-attempt-left = Vous avez utilisé toutes vos tentatives à ce quiz. Sa page vous permet d’en demander une de plus.
refused-provisional = Le résultat de votre dernière tentative est provisoire : des réponses peuvent encore arriver d’un appareil. Vous pouvez mettre fin à l’attente.
refused-to-mark = Votre dernière tentative est encore en cours de notation. Vous recevrez un message dès que ce sera fait.
refused-already-open = Vous avez une tentative en cours à ce quiz. Reprenez-la ; vos réponses sont conservées.
refused-handed-in = Cette tentative a été remise. Les réponses conservées jusque-là comptent ; la dernière n’a pas pu être ajoutée.
refused-time-is-up = Le temps imparti à cette tentative est écoulé. Les réponses conservées jusque-là comptent ; la dernière n’a pas pu être ajoutée.
refused-closed = Cette question est close : la réponse était juste, ou il ne reste plus d’essai.
refused-not-drawn = Cette question ne fait pas partie de cette tentative. Rechargez la page pour voir celles qui en font partie.
refused-already-asked = Vous avez déjà demandé une tentative supplémentaire ; la réponse vous parviendra par courriel.
refused-attempts-left = Il vous reste des tentatives à ce quiz ; il n’est pas nécessaire d’en demander une de plus.
refused-last-administrator = Il s’agit du dernier administrateur ; sans lui, personne ne pourrait gérer l’installation. Attribuez d’abord ce rôle à une autre personne.

# What is kept, and why
privacy-lead = Ce que Fairway conserve à votre sujet, qui le voit et ce que vous pouvez demander.
privacy-who = Qui est responsable
privacy-who-what = Cette installation est exploitée par { $operator }, qui détient les données sur ses propres machines et décide de leur usage : former les agents et attester ce qu’ils ont achevé, rien d’autre.
privacy-kept = Ce qui est conservé
privacy-kept-what = Votre nom, votre adresse professionnelle, votre administration et votre langue ; les leçons que vous avez lues ; vos tentatives, chaque réponse avec son heure, et vos résultats ; vos demandes, vos rôles et les décisions qui les concernent ; vos attestations et certificats ; vos connexions, avec leurs heures et l’indication d’un ordinateur partagé ou non ; les messages qui vous ont été envoyés. D’un interlocuteur chez le bénéficiaire d’une mission : son nom, son adresse professionnelle, sa langue et ce qu’il a répondu au sujet de la mission. Votre mot de passe n’est conservé que sous une forme qui ne permet pas de le lire. Pour limiter les essais répétés, ceux-ci sont comptés par adresse réseau. Avec un dossier d’accréditation : les pièces remises, et qui les a consultées et quand. Il n’y a ni photo ni date de naissance.
privacy-sees = Qui les voit
privacy-sees-what = Votre coordonnateur national voit votre nom et votre adresse professionnelle, la situation de votre compte, votre progression, vos résultats et les dates, jamais vos réponses. La personne qui note une réponse rédigée en voit le texte, non votre nom. À défaut de coordonnateur, le Secrétariat ou un administrateur de cette installation statue sur les demandes. Les tuteurs d’un cours voient votre nom et votre demande lorsque vous sollicitez une tentative supplémentaire. Les administrateurs voient qui détient quel rôle.
privacy-public = Ce qui est public
privacy-public-what = Chaque attestation et chaque certificat possède une page publique, afin que toute personne à qui vous le présentez puisse le vérifier. Elle indique votre nom, votre administration, ce que vous avez obtenu, le résultat et les dates ; pour un cours réservé aux agents approuvés, un intitulé neutre remplace le véritable titre. Son adresse ne peut pas être devinée et les moteurs de recherche sont priés de ne pas la référencer. Vous pouvez retirer la page et la rétablir à tout moment.
privacy-cookies = Témoins de connexion (cookies)
privacy-cookies-what = Un témoin maintient votre connexion et disparaît lorsque vous vous déconnectez. Un autre retient la langue dans laquelle vous avez lu en dernier. Tant que des réponses attendent sur cet appareil d’être envoyées, un troisième le signale, sans rien dire d’autre ; ces réponses y sont scellées, sous un nom que l’appareil a tiré au sort, et personne d’autre que vous ne peut les faire ouvrir. Si vous vous déconnectez sans liaison, un quatrième le retient jusqu’à ce que l’appareil atteigne le serveur. Il n’y a aucun témoin de tiers ni aucun suivi.
privacy-long = Durée de conservation
privacy-long-what = Aussi longtemps que votre compte existe. Les éléments sur lesquels repose une attestation ou un certificat sont conservés tant que celui-ci peut être vérifié ; l’avis d’un bénéficiaire sur une mission, avec le dossier d’accréditation. Les pièces d’un dossier d’accréditation sont effacées deux ans après la fin d’un dossier qui n’a pas abouti, et cinq ans après la sortie d’un expert du fichier des experts.
privacy-rights = Ce que vous pouvez demander
privacy-rights-what = Par l’intermédiaire de votre coordonnateur national, vous pouvez demander à l’exploitant une copie de ce qui est conservé à votre sujet, une rectification ou un effacement. Si certains éléments doivent subsister pour qu’un document reste vérifiable, on vous dira lesquels et pourquoi.

# What works for whom
accessibility-lead = Fairway doit servir à tous les agents, avec le matériel dont ils disposent. Cette page indique ce qui fonctionne et ce dont nous ne sommes pas certains.
accessibility-how = Clavier, lecteur d’écran, texte agrandi
accessibility-how-what = Tout peut se faire au clavier seul, quiz compris, et rien n’exige de glisser-déposer. Les titres, les champs et les états sont nommés pour les lecteurs d’écran, et la couleur ne porte jamais seule une information. Le texte peut être agrandi dans le navigateur, et les pages suivent son choix de couleurs claires ou sombres.
accessibility-links = Connexions lentes et ordinateurs anciens
accessibility-links-what = Les pages sont légères et fonctionnent sans script. Avec les scripts, vos réponses partent à mesure que vous les donnez ; sans eux, chaque réponse est conservée lorsque vous passez à la question suivante.
accessibility-print = Papier
accessibility-print-what = Les leçons, les relevés et les certificats sont mis en page pour l’impression ; un certificat tient sur une feuille.
accessibility-limits = Limites connues
accessibility-limits-what = Les figures sont accompagnées d’une description textuelle, parfois moins détaillée que la figure elle-même. Nous vérifions à l’aide de programmes et à la main, mais toutes les combinaisons de navigateurs et d’aides techniques n’ont pas été essayées avec des personnes qui en dépendent.
accessibility-tell = Signalez-nous ce qui ne fonctionne pas
accessibility-tell-what = Écrivez à votre coordonnateur national, qui transmettra à l’exploitant : quelle page, ce que vous vouliez faire, avec quel navigateur et quelle aide technique.

# Letters
letter-greeting = Bonjour { $name },
letter-greeting-nobody = Bonjour,
letter-close = Ce message a été envoyé par Fairway, exploité par { $operator }. Les réponses ne sont pas lues ; votre coordonnateur national peut vous aider.
letter-confirm = Confirmez votre adresse
letter-confirm-text =
    Vous avez demandé un compte Fairway avec cette adresse. Ouvrez cette page et appuyez sur le bouton pour confirmer que l’adresse est bien la vôtre :

    { $link }

    Le lien n’est utilisable qu’une fois, pendant 48 heures. Votre demande est ensuite transmise à votre coordonnateur national.

    Si vous n’avez pas demandé de compte, ne faites rien : celui-ci ne peut pas servir sans votre confirmation.
letter-known = Vous avez déjà un compte
letter-known-text =
    Quelqu’un, peut-être vous, a tenté de s’inscrire avec cette adresse, qui possède déjà un compte. Rien n’a été modifié : connectez-vous comme d’habitude.

    Si vous avez oublié le mot de passe, demandez ici un lien pour en choisir un nouveau :

    { $link }

    Si ce n’était pas vous, vous n’avez rien à faire.
letter-password = Choisissez un nouveau mot de passe
letter-password-text =
    Un nouveau mot de passe a été demandé pour votre compte Fairway. Choisissez-le ici :

    { $link }

    Le lien n’est utilisable qu’une fois, pendant 2 heures. Tant que vous ne l’utilisez pas, votre mot de passe actuel reste inchangé.

    Si vous n’avez rien demandé, ne faites rien.
letter-changed = Votre mot de passe a été changé
letter-changed-text =
    Le mot de passe de votre compte Fairway a été changé et toutes les sessions antérieures ont pris fin. Si c’était vous, vous n’avez rien à faire.

    Si ce n’était pas vous, demandez sans attendre un nouveau mot de passe au moyen de « Mot de passe oublié ? » sur la page de connexion et prévenez votre coordonnateur national.
letter-waits = { $name } demande un compte
letter-waits-text =
    { $name } a demandé un compte Fairway et confirmé son adresse. Le compte attend votre décision. Veuillez vous assurer que cette personne travaille pour l’administration, puis approuver le compte ou le refuser en indiquant le motif, ici :

    { $link }

    Vous devrez d’abord vous connecter.
letter-approved = Votre compte est approuvé
letter-approved-text =
    Votre compte Fairway est approuvé. Tous les cours destinés aux agents vous sont désormais ouverts :

    { $link }

    Choisissez-en un, inscrivez-vous et commencez par la première leçon.
letter-refused = Votre compte n’a pas été approuvé
letter-refused-text =
    Votre demande de compte Fairway a été refusée pour le motif suivant :

    { $reason }

    Si vous pensez qu’il s’agit d’une erreur, écrivez au coordonnateur national de votre administration. Les cours ouverts à tous restent accessibles.
letter-asked = { $name } demande une tentative supplémentaire
letter-asked-text =
    { $name } a utilisé toutes ses tentatives au quiz de « { $module } » et en demande une de plus. Veuillez l’accorder ou la refuser, en indiquant le motif, ici :

    { $link }

    Vous devrez d’abord vous connecter. Un message informera l’agent de votre décision.
letter-granted = Une tentative supplémentaire : { $module }
letter-granted-text =
    Une tentative supplémentaire vous a été accordée au quiz de « { $module } », pour le motif suivant :

    { $reason }

    Commencez-la lorsque vous serez prêt :

    { $link }
letter-declined = Pas de tentative supplémentaire : { $module }
letter-declined-text =
    Votre demande de tentative supplémentaire au quiz de « { $module } » a été refusée, pour le motif suivant :

    { $reason }

    Vos résultats sont conservés et les leçons vous restent ouvertes.
letter-corrected = Un corrigé a été rectifié : { $module }
letter-corrected-text =
    Le corrigé d’une question du quiz de « { $module } » était erroné et a été rectifié, pour le motif suivant :

    { $reason }

    { $result }

    Vos réponses restent telles que vous les avez données ; la question et les explications figurent dans la correction :
    { $link }
letter-corrected-marks = Vos points étaient de { $before } et sont maintenant de { $after } ; le résultat précédent est conservé.
letter-corrected-passes = Le quiz est donc réussi : les responsables du cours décident maintenant de votre attestation, et vous en serez informé.
letter-corrected-fails = Le quiz n’est donc plus réussi : les responsables du cours décident maintenant de la suite, et rien ne vous est retiré d’ici là.
letter-corrected-under-way = Votre tentative est en cours ; elle sera corrigée selon le corrigé rectifié lorsque vous la remettrez.
letter-marked = Vos réponses rédigées sont notées : { $module }
letter-marked-text =
    Vos réponses rédigées au quiz de « { $module } » ont été notées.

    { $result }

    Les points par critère et les remarques du correcteur figurent dans la correction :
    { $link }
letter-marked-marks = Vous avez obtenu { $earned } points sur { $possible }.
letter-marked-passes = Le quiz est réussi.
letter-marked-fails = Le quiz n’est pas encore réussi ; la correction indique ce que vous pouvez faire ensuite.
letter-proof = Vous avez achevé : { $title }
letter-proof-text =
    Vous avez achevé « { $title } ». Félicitations. Le document qui l’atteste peut être consulté et imprimé ici :

    { $link }

    Toute personne à qui vous le présentez peut le vérifier sur sa page publique, que vous pouvez retirer à tout moment.
letter-set-up = Configurez votre compte d’administrateur
letter-set-up-text =
    Vous êtes le premier administrateur de cette installation de Fairway. Choisissez ici le mot de passe de votre compte :

    { $link }

    Le lien n’est utilisable qu’une fois, pendant 72 heures. Connectez-vous ensuite et attribuez les premiers rôles, notamment ceux des coordonnateurs nationaux.

# Composants, dans une démonstration
style-title = Composants

# Accreditation: stage
acc-stage-nominated = Désignation en cours
acc-stage-returned = Désignation à compléter
acc-stage-eligible = Éligibilité confirmée
acc-stage-reserve = Inscription sur la liste de réserve
acc-stage-selected = Place à l’atelier
acc-stage-attended = Atelier suivi, décision attendue
acc-stage-not-yet = Préaccréditation non encore acquise
acc-stage-pre-accredited = Préaccréditation
acc-stage-on-mission = Mission aux côtés d’un expert principal
acc-stage-evaluated = Mission évaluée, décision attendue
acc-stage-accredited = Pleine accréditation
acc-stage-inactive = Inscription inactive
acc-stage-suspended = Suspension
acc-stage-appealed = Recours en cours d’examen
acc-stage-declined = Désignation déclinée
acc-stage-nomination-withdrawn = Désignation retirée
acc-stage-not-selected = Candidature non retenue
acc-stage-absent = Absence à l’atelier
acc-stage-not-accredited = Accréditation non accordée
acc-stage-withdrawn = Accréditation retirée

# Accreditation: stage-explained
acc-explained-nominated = Votre administration a présenté votre désignation ; il s’agit maintenant de réunir votre accord, votre mise à disposition et les cours exigés.
acc-explained-returned = Il manque un élément à la désignation ; votre administration sait lequel et pourra la présenter à nouveau une fois le dossier complété.
acc-explained-eligible = La présélection a constaté que tout ce qui est exigé est réuni ; la prochaine étape est le choix des participants à un atelier.
acc-explained-reserve = Vous remplissez les conditions, mais toutes les places sont attribuées ; dès qu’une place se libérera, elle sera proposée dans l’ordre de la liste.
acc-explained-selected = Une place vous est attribuée à l’atelier ; l’appel en indique le lieu et les dates.
acc-explained-attended = Vous avez participé à l’atelier ; le jury achève de réunir ses notes et une décision suivra.
acc-explained-not-yet = Vous n’avez pas encore obtenu la préaccréditation ; une réadmission à un atelier ultérieur est possible, de même qu’un recours dans le délai qu’indique la lettre.
acc-explained-pre-accredited = Vous figurez au fichier des experts et pouvez partir en mission aux côtés d’un expert principal jusqu’à la date indiquée.
acc-explained-on-mission = Une mission vous est confiée aux côtés d’un expert principal, qui évaluera votre contribution.
acc-explained-evaluated = L’expert principal a évalué votre mission ; une décision sur votre accréditation suivra.
acc-explained-accredited = Vous figurez au fichier des experts et pouvez conduire des missions dans cette catégorie et ce domaine jusqu’à la date indiquée.
acc-explained-inactive = La durée de votre inscription est écoulée, ou vous avez quitté la douane ; une nouvelle décision peut rendre votre inscription active.
acc-explained-suspended = Vous figurez toujours au fichier des experts, mais ne pouvez partir en mission tant que la suspension n’est pas levée.
acc-explained-appealed = Vous avez formé un recours ; un second jury, dont aucun membre n’est intervenu dans votre dossier, l’examine à nouveau.
acc-explained-declined = Vous avez décliné la désignation et ce dossier d’accréditation est clos ; votre administration peut vous désigner à nouveau lors d’un prochain appel.
acc-explained-nomination-withdrawn = Votre administration a retiré la désignation et ce dossier d’accréditation est clos ; votre coordonnateur national peut vous en donner le motif.
acc-explained-not-selected = Aucune place n’a pu vous être attribuée à cet atelier et ce dossier d’accréditation est clos ; votre administration peut vous désigner lors d’un prochain appel.
acc-explained-absent = Votre absence à l’atelier a été constatée et ce dossier d’accréditation est clos ; votre administration peut vous désigner lors d’un prochain appel.
acc-explained-not-accredited = Il a été décidé de ne pas vous accréditer et ce dossier d’accréditation est clos ; la lettre de décision indique si un recours est possible, et jusqu’à quelle date.
acc-explained-withdrawn = Votre inscription au fichier des experts a été retirée et ce dossier d’accréditation est clos ; la lettre de décision en donne le motif.

# Accreditation: happened
acc-happened-nominated = Désignation présentée par l’administration ({ $administration })
acc-happened-consented = Accord donné par l’agent
acc-happened-declined = Désignation déclinée par l’agent
acc-happened-nomination-withdrawn = Désignation retirée par l’administration
acc-happened-released = Mise à disposition accordée par l’administration
acc-happened-release-withdrawn = Mise à disposition retirée par l’administration
acc-happened-returned = Désignation renvoyée à l’administration pour complément
acc-happened-resubmitted = Désignation complétée et présentée à nouveau
acc-happened-found-eligible = Éligibilité confirmée à la présélection
acc-happened-selected = Place attribuée à l’atelier
acc-happened-put-on-reserve = Inscription sur la liste de réserve, au rang { $rank }
acc-happened-not-selected = Candidature non retenue pour l’atelier
acc-happened-called-up = Place attribuée depuis la liste de réserve
acc-happened-workshop-cancelled = Atelier annulé
acc-happened-attended = Présence à l’atelier constatée
acc-happened-absent = Absence à l’atelier constatée
acc-happened-proposed = Décision proposée : « { $outcome } »
acc-happened-proposal-returned = Proposition renvoyée avec une question
acc-happened-decided = Décision confirmée : « { $outcome } »
acc-happened-readmitted = Réadmission à un atelier ultérieur prononcée
acc-happened-assigned = Affectation à une mission prononcée (expert principal : { $lead })
acc-happened-lead-replaced = Expert principal remplacé par { $lead }
acc-happened-mission-cancelled = Mission annulée
acc-happened-evaluated = Mission évaluée par l’expert principal
acc-happened-lapsed = Inscription échue au terme de sa validité
acc-happened-left-customs = Départ de la douane constaté
acc-happened-appealed = Recours formé par l’agent
acc-happened-brought-in = Accréditation antérieure reprise sur pièces, valable jusqu’au { $until }

# Accreditation: act
acc-act-consent = Donner mon accord
acc-act-decline = Décliner la désignation
acc-act-release = Mettre l’agent à disposition
acc-act-withdraw-release = Retirer la disponibilité
acc-act-withdraw-nomination = Retirer la désignation
acc-act-return = Renvoyer pour complément
acc-act-resubmit = Présenter à nouveau
acc-act-find-eligible = Confirmer l’éligibilité
acc-act-select = Attribuer une place
acc-act-put-on-reserve = Mettre en réserve
acc-act-turn-down = Ne pas retenir
acc-act-call-up = Appeler depuis la réserve
acc-act-cancel-workshop = Annuler l’atelier
acc-act-note-attendance = Noter la présence
acc-act-propose = Proposer une décision
acc-act-return-proposal = Renvoyer la proposition
acc-act-confirm = Confirmer la décision
acc-act-readmit = Réadmettre à un atelier
acc-act-assign = Affecter à une mission
acc-act-replace-lead = Remplacer l’expert principal
acc-act-cancel-mission = Annuler la mission
acc-act-evaluate = Évaluer la mission
acc-act-note-leaving = Noter le départ
acc-act-appeal = Former un recours

# Accreditation: act-hint
acc-hint-consent = Vous acceptez votre désignation et avez remis ce qui est demandé ; vous pouvez encore décliner jusqu’à l’atelier.
acc-hint-decline = Vous ne souhaitez pas, ou plus, donner suite à la désignation : indiquez le motif, et le dossier d’accréditation est clos.
acc-hint-release = L’administration met l’agent à disposition pour l’atelier et les missions, jusqu’à ce qu’elle y mette fin.
acc-hint-withdraw-release = L’administration met fin à la mise à disposition : indiquez le motif, et l’agent ne recevra plus de nouvelle mission avant d’être à nouveau disponible.
acc-hint-withdraw-nomination = L’administration retire la désignation : indiquez le motif, et le dossier d’accréditation est clos.
acc-hint-return = Un élément manque : indiquez précisément lequel, car le coordonnateur s’appuiera sur vos mots.
acc-hint-resubmit = Ce qui manquait est désormais fourni et la désignation peut être examinée à nouveau.
acc-hint-find-eligible = L’accord, la mise à disposition et les cours exigés sont réunis, et l’agent franchit la présélection.
acc-hint-select = L’agent reçoit une place à l’atelier de l’appel, et une lettre qui en indique le lieu et les dates.
acc-hint-put-on-reserve = L’agent attend une place au rang que vous indiquez, compté à partir de 1.
acc-hint-turn-down = Aucune place n’est attribuée à l’agent pour cet atelier : indiquez le motif, et le dossier d’accréditation est clos.
acc-hint-call-up = Une place s’est libérée et l’agent passe de la liste de réserve à l’atelier.
acc-hint-cancel-workshop = L’atelier n’a pas lieu : indiquez le motif, et l’agent reste éligible à un autre.
acc-hint-note-attendance = Notez si l’agent était à l’atelier ; une absence clôt le dossier d’accréditation.
acc-hint-propose = Choisissez l’issue et indiquez-en le motif ; une autre personne la confirme, et l’agent lit le motif dans la lettre.
acc-hint-return-proposal = La proposition revient à son auteur avec votre question, et rien n’est encore décidé.
acc-hint-confirm = La décision prend effet aussitôt et sa lettre est envoyée ; votre mot de passe vous est demandé à nouveau.
acc-hint-readmit = L’agent redevient éligible à un atelier ultérieur, sans nouvelle désignation.
acc-hint-assign = Indiquez la mission et l’expert principal, pleinement accrédité dans la catégorie et le domaine et issu d’une autre administration.
acc-hint-replace-lead = Indiquez un autre expert principal pour la même mission, ainsi que le motif.
acc-hint-cancel-mission = La mission n’a pas lieu : indiquez le motif, et l’agent en attend une autre, sans changement de validité.
acc-hint-evaluate = En tant qu’expert principal, indiquez si l’agent pourrait conduire seul une telle mission, et sur quelles observations vous vous fondez.
acc-hint-note-leaving = L’agent a quitté la douane : indiquez comment vous le savez, et son inscription au fichier des experts devient inactive.
acc-hint-appeal = Indiquez ce qui doit être réexaminé ; un second jury, dont aucun membre n’est intervenu dans votre dossier, s’en chargera.

# Accreditation: refused
acc-refused-wrong-stage = Cette action n’est pas possible à l’étape actuelle du dossier d’accréditation ; rechargez la page pour voir celles qui le sont.
acc-refused-not-yours = Cette action revient à une autre personne ; demandez au gestionnaire des accréditations à qui vous adresser.
acc-refused-own-case = Il s’agit de votre propre dossier d’accréditation : vous ne pouvez y agir ni pour la plateforme ni pour votre administration ; adressez-vous à une autre personne qui a le même rôle.
acc-refused-same-administration = Vous relevez de l’administration de l’agent, le cas échéant par détachement ; confiez ce dossier d’accréditation à une personne d’une autre administration.
acc-refused-no-consent = L’agent n’a pas encore donné son accord ; demandez-le avant de confirmer l’éligibilité.
acc-refused-not-released = L’administration n’a pas mis l’agent à disposition ; demandez d’abord à son coordonnateur national de le faire.
acc-refused-prerequisite = Le cours { $course } n’est pas achevé ; demandez à l’agent de le terminer, ou renvoyez la désignation.
acc-refused-panel-too-small = Évaluateurs au jury : { $sitting } sur les { $asked } qu’exige la politique ; complétez d’abord le jury.
acc-refused-panel-not-done = Le jury n’a pas encore validé toutes ses notes, ni convenu d’une note là où elles diffèrent ; attendez qu’il l’ait fait.
acc-refused-not-borne-out = Les notes du jury ne justifient pas cette issue ; choisissez celle qu’elles justifient.
acc-refused-acted-before = Une personne de ce jury est déjà intervenue dans le dossier d’accréditation ; n’y placez que des évaluateurs qui n’y sont pas intervenus.
acc-refused-too-few-missions = Missions accomplies : { $done } sur les { $asked } qu’exige la politique ; proposez plutôt une mission supplémentaire.
acc-refused-not-ready = L’expert principal n’estime pas l’agent prêt à conduire seul une mission ; proposez une mission supplémentaire ou la non-accréditation.
acc-refused-lead-may-not = Un expert principal est pleinement accrédité dans la même catégorie et le même domaine, ou membre du personnel habilité ; choisissez-en un autre.
acc-refused-lead-barred = L’expert principal ne peut venir de l’administration de l’agent ; choisissez-en un autre.
acc-refused-no-refresher = Aucun recyclage n’a été suivi depuis l’accréditation ; enregistrez-en un d’abord, ou invitez l’agent au prochain.
acc-refused-no-proposal = Aucune proposition n’est en attente ; elle a peut-être déjà été confirmée ou renvoyée : rechargez la page.
acc-refused-proposal-waits = Une autre proposition attend d’être confirmée ; faites-la confirmer ou renvoyer avant d’en présenter une nouvelle.
acc-refused-same-person = Une décision exige deux personnes et cette proposition est la vôtre ; une autre personne doit la confirmer ou la renvoyer.
acc-refused-assessed = Vous avez évalué cet agent ou conduit l’une de ses missions ; la confirmation revient à un décideur qui n’a fait ni l’un ni l’autre.
acc-refused-identity-not-confirmed = Saisissez à nouveau votre mot de passe pour confirmer votre identité, puis renvoyez le formulaire.
acc-refused-no-reason = Un motif est nécessaire ; rédigez-le de sorte que l’agent puisse le comprendre et en tirer parti.
acc-refused-not-due = La validité n’est pas encore écoulée ; rien n’est à faire avant son dernier jour.
acc-refused-too-late = Le délai de recours est écoulé ; si vous pensez que la date limite indiquée était erronée, écrivez au gestionnaire des accréditations.
acc-refused-nothing-to-appeal = La dernière décision n’est pas susceptible de recours ; si vous pensez qu’elle comporte une erreur, écrivez au gestionnaire des accréditations.

# Accreditation: outcome
acc-outcome-pre-accredited = Préaccréditation
acc-outcome-not-yet = Pas encore ; atelier ultérieur possible
acc-outcome-not-accredited = Non-accréditation
acc-outcome-accredited = Pleine accréditation
acc-outcome-further-mission = Mission supplémentaire
acc-outcome-recognised = Reconnaissance sans atelier
acc-outcome-renewed = Renouvellement
acc-outcome-suspended = Suspension
acc-outcome-reinstated = Rétablissement
acc-outcome-withdrawn = Retrait
acc-outcome-reactivated = Réactivation
acc-outcome-appeal-dismissed = Rejet du recours

# Accreditation: bar
acc-bar-candidate = Cette personne est elle-même candidate, et nul ne s’évalue soi-même.
acc-bar-same-administration = Cette personne relève de l’administration de la personne candidate, ou a été détachée par elle.
acc-bar-declared-conflict = Cette personne a déclaré un conflit d’intérêts, ce que rien ne peut lever.
acc-bar-earlier-role = Cette personne est déjà intervenue dans ce dossier d’accréditation ; une dérogation exige un motif et une seconde personne.
acc-bar-manages-call = Cette personne gère l’appel et en propose les issues ; une dérogation exige un motif et une seconde personne.
acc-bar-not-qualified = Cette personne n’est ni pleinement accréditée dans cette catégorie et ce domaine, ni habilitée à y évaluer.

# Accreditation: score-refused
acc-score-not-seated = Vous ne siégez pas à ce jury, ou l’avez quitté ; si vous pensez devoir y siéger, adressez-vous au gestionnaire des accréditations.
acc-score-committed = Vous avez validé vos notes, qui ne changent plus ; là où elles diffèrent, convenez d’une note avec le jury.
acc-score-no-mark = « { $criterion } » n’a pas encore de note ; attribuez-en une avant de valider.
acc-score-off-scale = L’échelle de « { $criterion } » ne comporte pas cette note ; choisissez-en une qui y figure.
acc-score-no-reason = La note de « { $criterion } » doit être motivée, en 2 000 caractères au plus ; indiquez ce que vous avez observé.
acc-score-unknown-criterion = La grille ne comporte pas le critère « { $criterion } » ; rechargez la page et saisissez-y vos notes.
acc-score-too-early = Certains membres du jury n’ont pas encore validé leurs notes ; attendez qu’ils l’aient fait pour convenir d’une note.
acc-score-no-difference = Tous ont donné la même note à « { $criterion } » ; il n’y a pas à en convenir d’une autre.
acc-score-outside = La note convenue pour « { $criterion } » doit se situer entre la plus basse et la plus haute des notes données.

# Letters of accreditation
acc-letter-nominated = Désignation : accord demandé
acc-letter-returned = Dossier de désignation à compléter
acc-letter-eligible = Recevabilité confirmée
acc-letter-selected = Place à l’atelier
acc-letter-reserve = Rang sur la liste de réserve
acc-letter-not-selected = Candidature non retenue
acc-letter-called-up = Appel depuis la liste de réserve
acc-letter-workshop-cancelled = Atelier annulé
acc-letter-absent = Absence à l’atelier
acc-letter-appeal-received = Recours reçu
acc-letter-readmitted = Réadmission à un atelier ultérieur
acc-letter-assigned = Mandat de mission
acc-letter-lead-replaced = Changement d’expert principal
acc-letter-mission-cancelled = Mission annulée
acc-letter-lapsed = Inscription au fichier des experts échue
acc-letter-lapsing-soon = Inscription au fichier des experts bientôt échue
acc-letter-nomination-withdrawn = Désignation retirée
acc-letter-release-withdrawn = Mise à disposition retirée
acc-letter-declined = Désignation déclinée
acc-letter-left-customs = Départ de la douane
acc-letter-brought-in = Accréditation antérieure reprise
acc-letter-decided = Décision : { $outcome }
acc-delegation = Suppléance
acc-delegation-what = Qui confirme les décisions peut se faire suppléer pendant une absence par une personne qui n’instruit pas de dossiers et n’y évalue personne. Nul ne confirme ce qu’il a proposé ou évalué lui-même.
acc-delegation-none = Aucune suppléance
acc-delegation-none-what = Les suppléances en cours ou à venir figurent ici.
acc-delegation-line = { $to } confirme à la place de { $by }
acc-delegation-days = du { $from } au { $until }
acc-delegation-give = Désigner un suppléant
acc-delegation-email = Adresse professionnelle du suppléant
acc-delegation-from = Premier jour
acc-delegation-until = Dernier jour
acc-delegation-until-hint = Soixante jours au plus.
acc-delegation-end = Mettre fin à la suppléance
acc-delegation-given = La suppléance est enregistrée ; le suppléant en est informé par lettre.
acc-delegation-ended = La suppléance a pris fin.
problem-involved = Cette personne instruit des dossiers d’accréditation ou y évalue : elle ne peut pas confirmer de décisions.
problem-decides-already = Cette personne confirme déjà des décisions.
problem-too-many-days = { $most } jours au plus.
letter-work = { $count ->
    [one] Un élément vous attend dans les dossiers d’accréditation
   *[other] { $count } éléments vous attendent dans les dossiers d’accréditation
}
letter-work-text =
    { $count ->
        [one] Un élément d’un dossier d’accréditation vous attend
       *[other] { $count } éléments de dossiers d’accréditation vous attendent
    } depuis plus longtemps que la politique ne le prévoit, le plus ancien depuis { $days ->
        [one] un jour
       *[other] { $days } jours
    }. D’autres personnes ne peuvent avancer tant que vous n’avez pas agi.

    Votre liste de travail indique de quoi il s’agit, et dans quel dossier :
    { $link }

    Vous recevez un rappel par semaine au plus, et aucun lorsque rien ne vous attend.
letter-delegated = Vous confirmez les décisions à la place de { $by } du { $from } au { $until }
letter-delegated-text =
    Du { $from } au { $until }, vous confirmez les décisions relatives aux dossiers d’accréditation à la place de { $by }. Le motif indiqué est le suivant :

    { $reason }

    Ce qui vous attend figure dans votre liste de travail :
    { $link }
acc-letters = Lettres
acc-letter-reference = Référence
acc-letter-number = Lettre { $number }
acc-letter-pdf = Télécharger en PDF
acc-letter-copy = Copie : coordonnateur national, { $administration }
acc-letter-coordinator = Le coordonnateur national
acc-letter-footer = Lettre de la plateforme Fairway, exploitée par { $operator }. Le texte tel qu’il a été établi figure au dossier d’accréditation, sous cette référence.
acc-letter-left-out = Certains caractères manquent aux polices de cette feuille et sont remplacés par […] ; le texte intégral figure au dossier d’accréditation.
acc-letter-needs-latin = Les polices des lettres imprimées n’ont pas les caractères de ce nom
acc-letter-needs-latin-own = Indiquez votre nom en caractères latins sous « Votre compte » : la lettre l’emploiera.
acc-letter-needs-latin-other = Elle pourra être imprimée dès que l’agent aura indiqué son nom en caractères latins sous « Votre compte ».
acc-letter-no-press = Cette installation n’imprime pas de PDF.
acc-letter-words = Textes des lettres
acc-letter-words-what = Les textes à partir desquels les lettres sont établies. Une nouvelle version vaut pour les lettres à venir ; celles déjà établies restent inchangées.
acc-letter-head = En-tête et signature
acc-letter-edition = Version { $number }
acc-letter-subject-in = Objet, en { $language }
acc-letter-text-in = Texte, en { $language }
acc-letter-issuer-in = Expéditeur, en { $language }
acc-letter-address-in = Adresse de réponse, en { $language }
acc-letter-signatory-in = Signataire, en { $language }
acc-letter-signatory-hint = Ligne par ligne : un nom, une fonction.
acc-letter-fields = Champs
acc-letter-all-fields = Tous les champs
acc-letter-fields-what = Ce qui figure entre accolades est repris du dossier d’accréditation. Un paragraphe réduit à un champ vide est omis, avec celui qui l’introduit.
acc-letter-must-say = Cette lettre doit indiquer :
acc-letter-change = Mettre en vigueur une nouvelle version
acc-letter-changed = La nouvelle version est en vigueur.
acc-letter-reason-hint = Pourquoi le texte change ; le motif figure à côté de la version.
acc-letter-shipped = Telle que le logiciel l’a fournie
acc-letter-preview = Aperçu
problem-open-brace = Une accolade est restée ouverte, ou n’en ferme aucune.
problem-unknown-field = Il n’existe pas de champ de ce nom : { $field }
problem-not-said = La lettre doit indiquer { $field }.
acc-certificates = Certificats
acc-certificate = Certificat { $number }
acc-certificate-title = Certificat d’accréditation
acc-certificate-title-pre = Certificat de préaccréditation
acc-certificate-states = Il est certifié que
acc-certificate-held = a la qualité d’expert accrédité, catégorie « { $category } », domaine « { $domain } »,
acc-certificate-held-pre = est préaccrédité dans la catégorie « { $category } », domaine « { $domain } », et peut intervenir en mission aux côtés d’un expert principal,
acc-certificate-validity = du { $from } au { $until }.
acc-certificate-issued = Délivré le { $date }
acc-certificate-verify = Chacun peut vérifier s’il est valable à ce jour : { $address }
acc-certificate-code = Code menant à la page où le certificat peut être vérifié
acc-certificate-brought-in = Décision antérieure à la plateforme, reprise.
acc-certificate-download = Certificat en PDF
acc-worth-in-force = En vigueur
acc-worth-in-force-what = L’expert détient cette qualité à ce jour.
acc-worth-replaced = Remplacé par un certificat plus récent
acc-worth-replaced-what = Un certificat plus récent a été délivré à l’expert ; demandez-le.
acc-worth-suspended = Suspendu
acc-worth-suspended-what = L’expert figure au fichier des experts, mais ne peut agir en cette qualité jusqu’à nouvelle décision.
acc-worth-lapsed = Échu
acc-worth-lapsed-what = Son dernier jour de validité est passé et il n’a pas été renouvelé.
acc-worth-inactive = Inactif
acc-worth-inactive-what = L’expert a quitté le fichier des experts avant le dernier jour de ce certificat.
acc-worth-withdrawn = Retiré
acc-worth-withdrawn-what = Il a été retiré par une décision et ne vaut plus.
acc-worth-ended = Éteint
acc-worth-ended-what = Une décision ultérieure a mis fin à ce qu’il atteste, ou un recours est en cours contre une telle décision.
acc-verify-category = Catégorie
acc-verify-domain = Domaine
acc-verify-stage = Qualité
acc-verify-validity = Validité
# Accreditation: pages
frame-accreditation = Accréditation
frame-audit = Registre
refused-call-closed = Cet appel n’accepte plus de désignation.
refused-file-open = Cet agent a déjà un dossier d’accréditation ouvert dans cette catégorie et ce domaine.
problem-before-start = Ce jour précède le premier. Choisissez ce dernier ou un jour postérieur.
problem-not-latin = Employez uniquement des lettres latines, accentuées ou non ; les espaces, les traits d’union et les apostrophes conviennent.
problem-of-another-organisation = Cet agent relève d’une autre administration. Vous pouvez désigner ceux de la vôtre.
acc-title = Accréditation
acc-rooms = Espaces de l’accréditation
acc-work = Mon travail
acc-calls = Appels
acc-files = Dossiers
acc-roster = Fichier des experts
acc-policies = Politiques
acc-file = Dossier d’accréditation
acc-officer = Agent
acc-category = Catégorie et domaine
acc-stage = État
acc-since = Depuis
acc-languages = Langues
acc-language = Langue
acc-region = Région
acc-released = Mise à disposition
acc-is-released = accordée
acc-not-released = non accordée
acc-valid-until = Valable jusqu’au
acc-late = en retard
acc-to-confirm = à confirmer
acc-files-none = Aucun dossier à ce stade
acc-files-none-what = Les dossiers apparaissent ici dès qu’ils parviennent à ce stade.
acc-nothing = Rien ne vous attend
acc-nothing-what = Dès que votre administration vous désigne, que vous siégez dans un jury ou qu’une tâche de votre fonction arrive à échéance, elle apparaît ici.
acc-own = Vos dossiers d’accréditation
acc-decisions = Décisions à confirmer
acc-ending = Échéance dans les 90 jours
acc-officers = Agents de votre administration
acc-panels = Jurys où vous siégez
acc-missions-led = Missions que vous conduisez
acc-calls-open = Appels ouverts
acc-committed = notes validées
acc-to-score = à noter
acc-to-evaluate = à évaluer
acc-todo-nominated = Désignations à examiner
acc-todo-eligible = Éligibles, à départager
acc-todo-reserve = Sur la liste de réserve
acc-todo-selected = Places en atelier : jury et présences
acc-todo-attended = Après un atelier : décisions à proposer
acc-todo-appealed = Recours
acc-todo-pre-accredited = Préaccrédités en attente d’une mission
acc-todo-evaluated = Après une mission : décisions à proposer
acc-todo-not-yet = Préaccréditation non acquise : atelier ultérieur
acc-from-until = du { $from } au { $until }
acc-call-closes = désignations jusqu’au { $day }
acc-call-closed = clos
acc-call-cancelled = Annulé
acc-call-cancelled-on = Cet appel a été annulé le { $day }.
acc-calls-none = Aucun appel
acc-calls-none-what = Un appel précise une catégorie, un atelier et ses places, et invite les administrations à désigner des agents.
acc-call-new = Nouvel appel
acc-call-make = Ouvrir l’appel
acc-call-made = L’appel est ouvert : les coordonnateurs peuvent désigner des agents.
acc-call-policy-hint = La politique en vigueur s’applique à tous les dossiers de cet appel.
acc-call-title-en = Intitulé en anglais
acc-call-title-fr = Intitulé en français
acc-call-languages = Langues de l’atelier
acc-region-all = Toutes les régions
acc-call-host = Organisme d’accueil et lieu
acc-call-host-hint = Par exemple un centre régional de formation et sa ville.
acc-call-funding = Financement
acc-call-seats = Places
acc-call-from = Premier jour
acc-call-until = Dernier jour
acc-call-closes-on = Désignations jusqu’au
acc-call-closes-hint = Jusqu’à la fin de cette journée, heure de Bruxelles.
acc-call-workshop = Atelier
acc-call-prerequisites = À avoir achevé au préalable
acc-none-asked = rien
acc-call-facts = L’appel
acc-call-files = Candidats
acc-call-taken = Places attribuées : { $taken } sur { $seats }.
acc-call-no-files = Aucun candidat
acc-call-no-files-what = Les agents apparaissent ici une fois désignés par un coordonnateur.
acc-call-decisions = Décisions de l’atelier
acc-call-cancel = Annuler l’appel
acc-call-cancel-what = Plus aucune désignation n’est possible ; les agents qui avaient une place restent éligibles à un autre atelier et en sont avisés.
acc-nominate = Désigner un agent
acc-nominate-email = Adresse professionnelle de l’agent
acc-nominate-hint = Un agent de votre administration dont le compte est approuvé.
acc-nominate-reason = Motif de ce choix
acc-nominate-reason-hint = Facultatif. Le gestionnaire des accréditations et l’agent peuvent le lire.
acc-nominate-send = Désigner
acc-nominated = L’agent est désigné et invité à donner son accord.
acc-reason = Motif
acc-reasons = Motifs
acc-reason-hint = La personne concernée le lira.
acc-policy-version = Politique, version { $number }
acc-policy-binds = Une nouvelle version vaut pour les appels lancés par la suite. Les dossiers ouverts conservent celle sous laquelle ils ont débuté.
acc-done = C’est fait, et consigné.
acc-way = Le parcours d’accréditation
acc-mark-nominated = Désignation
acc-mark-eligible = Éligibilité
acc-mark-selected = Sélection
acc-mark-workshop = Atelier
acc-mark-pre-accredited = Préaccréditation
acc-mark-mission = Mission
acc-mark-accredited = Accréditation
acc-until = Valable jusqu’au { $day }.
acc-since-day = Depuis le { $day }.
acc-missing = Ce qui manque
acc-what = Quoi
acc-who = Qui
acc-acts = Ce que vous pouvez faire
acc-blocked = Pas encore possible
acc-completed = Achevé sur cette plateforme
acc-completed-line = { $title }, version { $number }, { $day }
acc-missions = Missions et recyclages
acc-mission-line = { $beneficiary }, { $days }, expert principal : { $lead }
acc-refresher-line = Recyclage « { $title } », { $day }
acc-history = Historique
acc-scores = Notes
acc-criterion = Critère
acc-agreed = Retenue
acc-must-pass = éliminatoire
acc-to-agree = à convenir
acc-was-there = A suivi l’atelier
acc-was-not-there = Ne l’a pas suivi
acc-is-ready = En mesure de conduire seul une mission
acc-is-not-ready = Pas encore en mesure de le faire
acc-rank = Rang sur la liste de réserve, à partir de 1
acc-agreement-words = Accord au sein de ce jury : { $exact } de notes identiques, { $within } à un point près (n = { $count }).
acc-agreement-kappa = Kappa pondéré : { $value } (intervalle à 95 % : { $from } à { $to }).
acc-agreement-few = Trop peu de paires pour un kappa : il en faut 30.
acc-want-consent = Accord de l’agent
acc-want-release = Mise à disposition par l’administration
acc-want-completion = { $course } à achever
acc-want-eligibility = Examen de l’éligibilité
acc-want-resubmission = Complément demandé
acc-want-selection = Attribution d’une place à l’atelier
acc-want-free-seat = Place qui se libère
acc-want-attendance = Présence à l’atelier
acc-want-panel = Évaluateurs : { $sitting } sur { $asked }
acc-want-scores = Notes
acc-want-agreement = Note à convenir pour « { $criterion } »
acc-want-proposal = Proposition de décision
acc-want-confirmation = Confirmation par une seconde personne
acc-want-later-workshop = Atelier ultérieur
acc-want-mission = Mission aux côtés d’un expert principal
acc-want-evaluation = Évaluation de l’expert principal
acc-turn-officer = l’agent
acc-turn-coordinator = coordonnateur national
acc-turn-manager = gestionnaire des accréditations
acc-turn-panel = le jury
acc-turn-decision-maker = décideur
acc-turn-lead = expert principal
acc-to-decision = Décision
acc-to-panel = Jury
acc-to-scores = Noter
acc-to-mission = Missions
acc-to-record = Dans le registre
acc-to-profile = Mes langues et ma disponibilité
acc-decision = Décision
acc-decision-of = Décision concernant { $name }
acc-proposed = Proposition
acc-proposed-by = Proposition de { $name }
acc-nothing-to-decide = Rien à décider pour le moment
acc-nothing-to-decide-what = Une décision devient possible une fois réuni tout ce sur quoi elle repose.
acc-points = { $points } points sur { $possible }
acc-passes = Les notes du jury suffisent
acc-does-not-pass = Les notes du jury ne suffisent pas
acc-not-met = Critères éliminatoires non satisfaits : { $criteria }.
acc-password = Votre mot de passe, à nouveau
acc-password-hint = Une décision se confirme en personne, quel que soit l’utilisateur de cet ordinateur.
acc-question = Votre question
acc-decision-reason = Motif
acc-decision-reason-hint = L’agent le lira dans la lettre.
acc-list-title = Décisions de l’atelier
acc-list-none = Aucune présence constatée
acc-list-none-what = Les candidats apparaissent ici une fois leur présence constatée.
acc-list-propose = Proposer ces décisions
acc-list-propose-what = Pour chacun, ce qui découle des notes du jury. Retirez les cas particuliers et traitez-les séparément.
acc-list-confirm = Confirmer ces décisions
acc-list-confirm-what = Chaque personne a sa propre inscription au registre et sa lettre. Retirez celles qui appellent une question.
acc-list-all = Tous les participants
acc-list-result = Notes du jury
acc-list-open = non encore données
acc-list-not-proposed = non proposée
acc-missions-of = Missions de { $name }
acc-missions-none = Aucune mission
acc-missions-none-what = Une mission suppose un expert principal d’une autre administration, un organisme bénéficiaire, des dates et un mandat.
acc-mission-late = en retard
acc-mission-open = en cours
acc-mission-over = achevée
acc-lead-is = Expert principal : { $name }
acc-evaluation = Évaluation
acc-evaluation-hint = Ce qui a été fait, comment, et ce que cela montre. L’agent et ceux qui décident le liront.
acc-lead-email = Adresse professionnelle de l’expert principal
acc-lead-hint = Pleinement accrédité dans la même catégorie et le même domaine, ou évaluateur au Secrétariat ; d’une autre administration.
acc-beneficiary = Organisme bénéficiaire
acc-terms = Mandat de la mission
acc-terms-hint = Ce qui est à faire, pour qui, et ce qui doit en rester.
acc-panel = Jury
acc-panel-of = Jury pour { $name }
acc-panel-count = Évaluateurs : { $seated } sur { $asked }.
acc-panel-rules = Quiconque relève de la même administration, a déclaré un conflit d’intérêts ou est intervenu dans ce dossier est écarté. Chacun note seul ; nul ne lit les notes d’un autre avant que tous aient validé les leurs.
acc-recused = s’est récusé
acc-may-assess = peut évaluer
acc-barred = écarté
acc-seat = Nommer au jury
acc-exception-ask = Demander une dérogation
acc-exception-what = Lorsque les motifs d’exclusion laissent trop peu d’évaluateurs, il est possible de passer outre à un rôle antérieur. Une seconde personne le confirme ; votre motif est consigné.
acc-exception-asked = Une dérogation est demandée et attend une seconde personne.
acc-exception-confirm = Confirmer la dérogation
acc-you-committed = Vos notes sont validées.
acc-all-committed = Tous ont validé leurs notes.
acc-blind = Vous notez seul. Nul ne lit vos notes, et vous ne lisez celles de personne, avant que tous les membres du jury aient validé les leurs.
acc-no-reason-yet = motif manquant
acc-no-mark-yet = sans note
acc-commit-what = Des notes validées ne changent plus. Chaque critère demande une note et un motif.
acc-commit = Valider mes notes
acc-agreed-mark = Note retenue
acc-agree-on = Convenir d’une note pour « { $criterion } »
acc-agreed-why = Pourquoi cette note
acc-agree = Enregistrer la note retenue
acc-observations = Vos observations
acc-observe = Noter une observation
acc-observation-line = Jour { $day }, { $activity } : { $text }
acc-day = Jour de l’atelier
acc-activity = Activité
acc-activity-presentation = exposé
acc-activity-case-study = étude de cas
acc-activity-role-play = jeu de rôle
acc-activity-led-session = séance animée
acc-activity-other = autre
acc-seen = Ce que vous avez vu
acc-seen-hint = Ce que le candidat a fait ou dit, et pas encore ce que cela vaut.
acc-bears-on = Porte sur
acc-recuse = Me récuser
acc-recuse-what = Vous pouvez vous récuser à tout moment. Vos notes ne comptent plus et vous ne lisez plus rien de ce dossier.
acc-is-conflict = J’ai un conflit d’intérêts avec ce candidat
acc-must-reach = au moins { $mark }
acc-criterion-of = critère { $number } sur { $all }
acc-before = Précédent
acc-all-criteria = Tous les critères
acc-alone = Votre note, seul et avant tout échange
acc-why = Pourquoi, en une ou deux phrases
acc-why-hint = Citez ce que vous avez vu : le jour, l’activité, ce qui a été fait.
acc-keep = Enregistrer et continuer
acc-any = indifférent
acc-name = Nom
acc-level = Niveau minimal
acc-only-released = Mise à disposition accordée
acc-roster-empty = Le fichier des experts est encore vide
acc-roster-empty-what = Les experts y figurent dès leur préaccréditation. Lancez un appel à candidatures, ou reprenez les experts accrédités antérieurement.
acc-roster-none = Personne ne correspond
acc-roster-none-what = Les experts figurent ici dès leur préaccréditation. Élargissez la recherche.
acc-roster-own = Vous voyez les experts de votre administration.
acc-profile = Mes langues et ma disponibilité
acc-profile-what = Ce que vous indiquez de vous en tant qu’expert. Votre situation se décide dans votre dossier d’accréditation et ne se modifie pas ici.
acc-profile-keep = Enregistrer
acc-profile-kept = Enregistré.
acc-level-hint = De 1, quelques mots, à 5, comme votre langue.
acc-level-1 = 1, quelques mots
acc-level-2 = 2, échanges simples
acc-level-3 = 3, peut y travailler
acc-level-4 = 4, peut y former
acc-level-5 = 5, comme ma langue
acc-note = Disponibilité
acc-note-hint = Par exemple les mois où vous ne pouvez pas voyager.
acc-is-public = Faire figurer mon nom et ma catégorie au fichier public
acc-policies-what = Ce que chaque catégorie et domaine demande à ses experts.
acc-policy-example = Exemple
acc-policy-example-what = Un point de départ raisonnable, et non une règle officielle : la politique en vigueur prévaut.
acc-policy-assessors = Évaluateurs par candidat
acc-policy-missions = Missions aux côtés d’un expert principal
acc-policy-pass = Points requis
acc-policy-pre = Durée d’une préaccréditation
acc-policy-full = Durée d’une accréditation
acc-policy-appeal = Délai de recours
acc-policy-due = Retard constaté après
acc-policy-prerequisites-hint = Identifiants de cours et de modules, séparés par des espaces.
acc-policy-change = Mettre en vigueur une nouvelle version
acc-policy-changed = La nouvelle version est en vigueur.
acc-policy-reason-hint = Il figure à côté de la version.
acc-policy-shipped = fournie avec la plateforme
acc-policy-versions = Versions
acc-criteria = Critères
acc-weight-label = Coefficient
acc-must-label = Note minimale
language-en = anglais
language-fr = français
language-es = espagnol
language-pt = portugais
language-ar = arabe
language-ru = russe
audit-title = Registre
audit-what-is-it = Ce qui a été décidé, autorisé, noté et divulgué, dans l’ordre des faits. Chaque inscription est scellée à l’écriture et chaînée dans la seconde ; rien ici ne peut être modifié.
audit-none = Rien n’est encore consigné
audit-none-what = La première décision ou autorisation donnera la première inscription.
audit-older = Inscriptions antérieures
audit-what = Quoi
audit-when = Quand
audit-place = Rang
audit-not-chained = en cours de chaînage
audit-details = Détails
audit-clock = l’horloge
audit-unknown = Opération inconnue de ce programme
audit-of-file = Registre : { $name }
audit-case-moved = Évolution d’un dossier d’accréditation
audit-refused = Refus opposé
audit-seated = Nomination à un jury
audit-recused = Récusation
audit-conflict-declared = Conflit d’intérêts déclaré
audit-exception-asked = Dérogation demandée
audit-exception-confirmed = Dérogation confirmée
audit-scores-committed = Notes validées
audit-mark-agreed = Note convenue
audit-file-read = Dossier consulté
audit-exported = Copie emportée
audit-call-made = Appel ouvert
audit-call-cancelled = Appel annulé
audit-policy-changed = Politique modifiée
audit-words-changed = Textes des lettres modifiés
audit-refresher-noted = Recyclage noté
audit-role-granted = Rôle attribué
audit-role-withdrawn = Rôle retiré
acc-days = { $count ->
    [0] aujourd’hui
    [one] { $count } jour
   *[other] { $count } jours
}
acc-months = { $count ->
    [one] { $count } mois
   *[other] { $count } mois
}
acc-seats = { $count ->
    [one] { $count } place
   *[other] { $count } places
}
acc-all = { $count ->
    [one] Le dossier
   *[other] Les { $count } dossiers
}
acc-weight = { $count ->
    [one] coefficient { $count }
   *[other] coefficient { $count }
}
acc-others-wait = { $count ->
    [one] Un évaluateur n’a pas encore validé ses notes ; d’ici là, nul ne lit celles d’un autre.
   *[other] { $count } évaluateurs n’ont pas encore validé leurs notes ; d’ici là, nul ne lit celles d’un autre.
}
acc-scored = { $whole ->
    [one] { $whole } critère sur { $all } a une note et un motif.
   *[other] { $whole } critères sur { $all } ont une note et un motif.
}
acc-list-proposed = { $count ->
    [one] Une décision est proposée et attend une seconde personne.
   *[other] { $count } décisions sont proposées et attendent une seconde personne.
}
acc-list-confirmed = { $count ->
    [one] Une décision est confirmée et consignée.
   *[other] { $count } décisions sont confirmées, chacune avec sa propre inscription.
}
acc-policy-asks = { $criteria } critères, { $assessors } évaluateurs, { $missions ->
    [one] { $missions } mission
   *[other] { $missions } missions
}

# Experts brought in
problem-not-a-table = Ce n’est ni un fichier CSV ni un fichier XLSX, ou il est endommagé. Enregistrez la liste sous l’un de ces formats, puis choisissez-la à nouveau.
problem-too-many-rows = C’est trop pour une seule liste : { $most } lignes au plus, sans longs textes. Présentez-la en plusieurs parties.
problem-anothers-name = Le compte lié à cette adresse porte un autre nom. Vérifiez lequel des deux est exact.
problem-no-rows = Rien ne figure sous la première ligne. Remplissez une ligne par expert.
problem-no-such-columns = La première ligne ne nomme pas toutes les colonnes. Partez du modèle et conservez ses intitulés.
problem-twice = Figure deux fois dans la liste.
audit-list-brought = Liste d’experts antérieurs présentée
audit-list-confirmed = Liste d’experts antérieurs confirmée
import-title = Experts accrédités antérieurement
import-what = Les experts accrédités avant la mise en place de cette plateforme sont repris avec leurs pièces, puis confirmés par une seconde personne. Leur dossier le mentionne, et leur première mission a lieu aux côtés d’un expert principal.
import-none = Aucune liste
import-none-what = Une liste apparaît ici une fois présentée par un gestionnaire.
import-lists = Listes
import-bring = Présenter une liste
import-file = Fichier, CSV ou XLSX
import-file-hint = La première ligne nomme les colonnes : { $columns }.
import-how = Comment la remplir
import-how-what = Administration : code du pays en deux lettres. Rang : accredited ou pre-accredited. Validité : année-mois-jour. Langues assorties d’un niveau de 1 à 5 : en5 fr2. Pièce : lettre ou certificat, avec date et numéro. Catégorie et domaine :
import-send = Présenter
import-template = Modèle (CSV)
import-confirmed = confirmée
import-waits = attend une seconde personne
import-confirm = Confirmer cette liste
import-confirm-what = Chaque ligne sans erreur devient un dossier d’accréditation avec sa pièce. Les lignes en erreur sont laissées de côté.
import-counts = lignes sans erreur : { $whole }, en erreur : { $faulty }
import-holds = Détient
import-holds-line = { $rank }, jusqu’au { $day }
import-evidence = Pièce
import-row = Ligne
import-line = ligne { $line }
import-row-whole = sans erreur
import-row-faulty = laissée de côté
import-became-open = Un dossier est déjà ouvert.
import-became-elsewhere = La personne relève d’une autre administration.
acc-to-import = Experts accrédités antérieurement
import-brought = { $count ->
    [one] Un dossier a été ouvert.
   *[other] { $count } dossiers ont été ouverts.
}

# Toutes les notes sur une page.
sheets-title = Feuilles de notation
sheets-what = Les candidats que vous avez à noter, vingt au plus, sur une seule page. Une fois ouverte, elle fonctionne sans connexion : vos notes sont scellées sur cet appareil et partent dès que le réseau revient. Personne d’autre ne les lit avant que tous les évaluateurs aient validé les leurs.
sheets-strip = Notes
sheets-none = Rien à noter
sheets-none-what = Vous ne siégez dans aucun jury dont les notes sont attendues.
sheets-keep = Enregistrer la feuille de { $name }
sheets-commit = Relire et valider : { $name }
sheets-no-script = Sans scripts, chaque feuille s’enregistre séparément : enregistrez-la avant de passer à la suivante.
sheets-no-link = Pas de connexion depuis { "{" }time{ "}" }. Continuez : vos notes sont scellées sur cet appareil et partiront d’elles-mêmes.
sheets-not-kept = Pas encore envoyée. Seule cette page conserve cette note ; un nouvel essai a lieu toutes les quelques secondes. Gardez la page ouverte.
sheets-superseded = Vous avez noté ce critère plus tard dans un autre onglet ou sur un autre appareil : c’est cette note-là qui compte. Rechargez la page pour la voir.
sheets-refused = Le serveur n’a pas accepté cette note : vous avez déjà validé les vôtres, ou ce dossier n’attend plus de notes. Copiez ce que vous voulez garder, puis rechargez la page.
sheets-candidates = { $count ->
    [one] { $count } candidat
   *[other] { $count } candidats
}

## Missions : rapports, avis du bénéficiaire, recyclages.
acc-refused-lead-first-mission = Cet expert principal a été repris d’avant la plateforme et n’y a encore effectué aucune mission : une première mission se fait auprès d’un autre expert principal. Choisissez quelqu’un d’autre.
problem-in-the-future = Ce jour n’est pas encore passé. Notez-le lorsqu’il le sera.
audit-report-handed-in = Rapport de mission remis
audit-feedback-asked = Avis demandé au bénéficiaire
audit-feedback-given = Avis du bénéficiaire donné
acc-mission-cancelled = annulée
acc-mission-refused-cancelled = Cette mission a été annulée.
acc-mission-refused-not-begun = La mission n’a pas commencé : le rapport peut être remis à partir du premier jour.
acc-mission-refused-not-over = Le bénéficiaire peut être sollicité à partir du dernier jour de la mission.
acc-mission-refused-handed-in = Le rapport a déjà été remis et reste tel quel.
acc-mission-refused-not-yours = C’est à l’agent parti en mission de remettre le rapport.
acc-mission-refused-own-case = Nul ne demande un avis sur sa propre mission ; adressez-vous à un autre gestionnaire.
acc-report = Rapport
acc-report-hint = Ce qui a été fait, les résultats obtenus, vos recommandations ; 8 000 caractères au plus. Il est remis une seule fois et ne peut être modifié. L’expert principal et ceux qui décident le liront.
acc-report-hand-in = Remettre le rapport
acc-report-read = Lire le rapport
acc-report-handed-in = Rapport remis le { $time }
acc-report-there = Le rapport de l’agent a été remis le { $time } ; il figure avec la mission.
acc-report-not-there = L’agent n’a remis aucun rapport. Vous pouvez évaluer sans rapport ; le dossier le mentionnera.
acc-evaluated-with-report = Évaluée le { $time }, au vu du rapport
acc-evaluated-without-report = Évaluée le { $time }, sans rapport
acc-feedback = Avis du bénéficiaire
acc-feedback-none = Personne n’a encore été sollicité.
acc-feedback-asked = { $name } ({ $email }), sollicité le { $time }.
acc-feedback-waits = réponse attendue avant le { $time }
acc-feedback-lapsed = sans réponse dans le délai
acc-feedback-revoked = remplacée par une demande ultérieure
acc-feedback-given = Réponse reçue le { $time }
acc-feedback-level = { $level } sur { $most } : { $words }
acc-feedback-ask = Demander un avis
acc-feedback-ask-what = Une personne de l’organisme bénéficiaire reçoit un message avec un lien utilisable une seule fois, pendant trente jours, sans compte. Un lien antérieur resté sans réponse cesse de fonctionner.
acc-contact-name = Nom de l’interlocuteur chez le bénéficiaire
acc-contact-email = Adresse professionnelle de l’interlocuteur
acc-contact-hint = Le message n’est envoyé qu’à cette adresse.
acc-contact-language = Langue du message
acc-refreshers = Recyclages
acc-refresher-title = Intitulé du recyclage
acc-refresher-hint = Tel qu’il figure au programme, 200 caractères au plus.
acc-refresher-day = Dernier jour
acc-refresher-note = Noter un recyclage
acc-refresher-note-what = Un renouvellement suppose un recyclage suivi depuis l’accréditation. On en note un par jour.
feedback-title = Votre avis sur la mission de { $expert }
feedback-mission = { $host } : { $domain }, { $days }
feedback-what = Cinq questions, et de la place pour vos propres mots. Vos réponses sont lues par les gestionnaires de l’accréditation, par ceux qui décident et par l’expert principal de la mission, puis par { $expert } une fois la décision prise. Elles sont envoyées une seule fois et ne peuvent être modifiées.
feedback-prepared = L’expert était préparé et ponctuel.
feedback-knew = L’expert maîtrisait le sujet.
feedback-explained = L’expert s’est exprimé clairement, dans la langue convenue.
feedback-adapted = L’expert s’est adapté à notre situation.
feedback-level-1 = pas du tout
feedback-level-2 = en partie
feedback-level-3 = pour l’essentiel
feedback-level-4 = pleinement
feedback-again = Feriez-vous de nouveau appel à cet expert ?
feedback-again-yes = Oui
feedback-again-with-reserve = Avec réserve
feedback-again-no = Non
feedback-comment = Avec vos propres mots (facultatif)
feedback-comment-hint = Ce qui a été le plus utile, ce qui a manqué ; 4 000 caractères au plus.
feedback-send = Envoyer
feedback-thanks = Merci
feedback-thanks-what = Vos réponses sont bien arrivées. Le lien a servi et n’ouvre plus rien ; vous pouvez fermer cette page.
feedback-spent = Ce lien n’ouvre rien
feedback-spent-what = Un lien pour donner un avis fonctionne une seule fois, pendant trente jours, et seul celui du dernier message est valable. Vérifiez que l’adresse est complète, telle qu’elle figure dans le message.
feedback-spent-next = Si vous avez envoyé vos réponses, vous n’avez plus rien à faire. Sinon, demandez un nouveau message à la personne avec qui la mission a été convenue.
letter-feedback = Votre avis sur la mission de { $expert }
letter-feedback-text =
    { $expert } a effectué une mission auprès de vous : { $host }, { $domain }, { $days }. Dites-nous en quelques minutes comment elle s’est déroulée. Aucun compte n’est nécessaire ; ce lien fonctionne une seule fois, jusqu’au { $until } :

    { $link }

    Vos réponses aident à décider de l’accréditation de l’expert. Si vous n’étiez pas présent, transmettez ce message à un collègue qui l’était : la personne qui ouvre le lien répond pour vous.

## Documents of a file
docs-title = Pièces du dossier
docs-what = Les pièces remises avec ce dossier. Chaque consultation d’une pièce par une autre personne est inscrite au registre. Ni photo, ni date de naissance, ni passeport ne sont demandés : veuillez ne pas les joindre.
docs-none = Aucune pièce pour le moment
docs-none-what = Les pièces remises apparaissent ici, avec leur auteur et la date.
docs-there = Pièces remises
docs-missing = Pièces manquantes
docs-hand-in = Remettre une pièce
docs-kind = Nature de la pièce
docs-file = Fichier
docs-file-hint = PDF, DOCX, PNG ou JPEG, 5 Mo au plus. Une pièce plus récente de même nature remplace la précédente.
docs-replaced = Remplacée par une plus récente
docs-erased = Contenu effacé
docs-remove = Retirer
docs-remove-hint = Motif du retrait. Le contenu est effacé ; le registre garde la trace de la remise.
docs-size = { $size } ko
docs-line = { $kind } : { $name }, { $size }, { $by }, { $day }
docs-want = Pièce à remettre : { $document }
docs-policy = Pièces qu’une candidature doit comporter
docs-kind-cv = Curriculum vitæ
docs-kind-nomination-letter = Lettre de désignation signée par l’administration
docs-kind-language-statement = Déclaration de compétences linguistiques
docs-kind-motivation-letter = Lettre de motivation
docs-kind-mission-report = Rapport de mission
docs-kind-workshop-report = Rapport d’atelier
docs-kind-other = Autre justificatif
docs-not-other-kind = Ce fichier n’est ni un PDF, ni un DOCX, ni une image PNG ou JPEG, quel que soit son nom. Enregistrez le document sous l’un de ces formats, puis choisissez-le à nouveau.
docs-not-damaged = Le fichier est tronqué ou endommagé. Enregistrez-le de nouveau, puis choisissez-le à nouveau.
docs-not-mixed = Un autre fichier est caché dans celui-ci. Enregistrez le document seul, puis choisissez-le à nouveau.
docs-not-active = Le fichier contient des macros, des scripts ou des fichiers joints. Imprimez-le en PDF simple, puis choisissez ce PDF.
docs-not-encrypted = Le fichier est protégé par un mot de passe. Enregistrez-le sans mot de passe, puis choisissez-le à nouveau.
docs-not-unfolds = Une fois ouvert, le fichier est bien plus volumineux qu’un document de cette nature. Réduisez les images, puis choisissez-le à nouveau.
docs-not-too-large = Le fichier dépasse 5 Mo. Réduisez les images, puis choisissez-le à nouveau.
docs-not-too-many = Ce dossier compte déjà { $most } pièces, le maximum admis.
acc-refused-no-document = Pièce manquante : { $document }. Elle se remet sur la page des pièces du dossier.
audit-document-handed-in = Pièce remise
audit-document-read = Pièce consultée
audit-document-removed = Pièce retirée
audit-documents-erased = Pièces effacées
